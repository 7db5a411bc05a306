import { Markup, Template, type Part, type Piece } from './markup.ts';

/** The compiled form of a static tree: its HTML, with a piece in each hole. */
export function html(strings: readonly string[], ...pieces: readonly Piece[]): Markup | Template {
  let text = strings[0]!;
  for (let index = 0; index < pieces.length; index++) {
    const piece = pieces[index]!;
    if (typeof piece !== 'string') return interleave(strings, pieces);
    text += piece + strings[index + 1]!;
  }
  return new Markup(text);
}

function interleave(strings: readonly string[], pieces: readonly Piece[]): Template {
  const joint = createJoint(strings[0]!);
  for (let index = 0; index < pieces.length; index++) {
    append(joint, pieces[index]!);
    joint.last += strings[index + 1]!;
  }
  return close(joint);
}

/** A template in the making; `last` follows its last part. */
export interface Joint {
  readonly tpl: string[];
  readonly exprs: Part[];
  last: string;
}

/** Begins with a text. */
export function createJoint(last: string): Joint {
  return { tpl: [], exprs: [], last };
}

/** Adds a piece; what is a template already becomes one with this. */
export function append(joint: Joint, piece: Piece): void {
  if (typeof piece === 'string') joint.last += piece;
  else if (piece instanceof Template) appendTemplate(joint, piece);
  else appendPart(joint, piece);
}

/** Ends it. */
export function close({ tpl, exprs, last }: Joint): Template {
  tpl.push(last);
  return new Template(tpl, exprs);
}

function appendTemplate(joint: Joint, { props: { tpl, exprs } }: Template): void {
  for (let index = 0; index < exprs.length; index++) {
    joint.last += tpl[index]!;
    appendPart(joint, exprs[index]!);
  }
  joint.last += tpl[exprs.length]!;
}

function appendPart(joint: Joint, part: Part): void {
  joint.tpl.push(joint.last);
  joint.exprs.push(part);
  joint.last = '';
}
