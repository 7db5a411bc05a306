import { Markup, Template, type Part, type Piece, Unquoted } from './markup.ts';

/** The compiled form of a static tree: its HTML, with a piece in each hole. */
export function html(
  strings: readonly string[],
  ...pieces: readonly (Piece | Unquoted)[]
): Markup | Template {
  let text = '';
  for (let index = 0; index < pieces.length; index++) {
    const piece = pieces[index]!;
    if (typeof piece !== 'string') return interleave(strings, pieces);
    text += strings[index]! + piece;
  }
  return new Markup(text + strings[pieces.length]!);
}

/** The same where each piece is known to be a text. */
export function markup(text: string): Markup {
  return new Markup(text);
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
export function close({ tpl, exprs, last }: Joint): Markup | Template {
  if (exprs.length === 0) return new Markup(last);
  tpl.push(last);
  return new Template(tpl, exprs);
}

function interleave(
  strings: readonly string[],
  pieces: readonly (Piece | Unquoted)[],
): Markup | Template {
  const joint = createJoint('');
  let next = strings[0]!;
  for (let index = 0; index < pieces.length; index++) {
    const piece = pieces[index]!;
    const isUnquoted = piece instanceof Unquoted;
    if (isUnquoted) appendUnquoted(joint, next, piece);
    else appendAfter(joint, next, piece);
    // What stood before the quotes is gone; the second one follows the hole.
    next = isUnquoted ? strings[index + 1]!.slice(1) : strings[index + 1]!;
  }
  joint.last += next;
  return close(joint);
}

function appendAfter(joint: Joint, text: string, piece: Piece): void {
  joint.last += text;
  append(joint, piece);
}

/** The text ends with the attribute's name and a quote, as in `<a href="`. */
function appendUnquoted(joint: Joint, text: string, { write, value }: Unquoted): void {
  const start = text.lastIndexOf(' ');
  joint.last += text.slice(0, start);
  append(joint, write(text.slice(start), value));
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
