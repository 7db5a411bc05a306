import { findForbidden, getAttributeKind, type AttributeKind } from './attributes.ts';
import { closeReference, toUrlText, type Draft } from './draft.ts';
import { createHoleError } from './hole-errors.ts';
import { findPlace } from './places.ts';
import { isOpenUrl } from './url.ts';
import * as writers from './writers.ts';
import type { Hole, Write } from './writers.ts';

const inQuotes: Readonly<Record<AttributeKind, Write>> = {
  text: writers.writeAttribute,
  word: writers.writeAttribute,
  style: writers.writeStyle,
  url: writers.writeUrl,
  image: writers.writeUrl,
};

/** Decides how the hole after the part that was read is written. */
export function placeHole(draft: Draft): Hole {
  const { scan } = draft;
  if (scan.state === 'text') return placeContent(draft, writers.writeText);
  if (scan.state === 'plain text' && !scan.holdsTag) {
    return placeContent(draft, writers.writePlainText);
  }
  const inValue = scan.state === 'quoted' || scan.state === 'before value';
  if (!inValue || scan.closing) throw refuse(draft);
  const name = scan.attribute.toLowerCase();
  const forbidden = findForbidden(scan.tag, name);
  if (forbidden) throw createHoleError(forbidden, draft.strings, draft.index);
  if (scan.tag === 'meta' && name === 'content') draft.contentHole = draft.index;
  const kind = getAttributeKind(scan.tag, name);
  return scan.state === 'quoted' ? placeQuoted(draft, kind) : placeWhole(draft, kind);
}

function placeContent(draft: Draft, write: Write): Hole {
  const { contentStart, text, tag, closing } = draft.scan;
  const first = contentStart === text.length && /^(?:pre|listing|textarea)$/.test(tag) && !closing;
  return createHole(draft, first ? writers.writeFirstLine : write, write);
}

function placeQuoted(draft: Draft, kind: AttributeKind): Hole {
  const { strings, index, scan } = draft;
  if (kind === 'url' || kind === 'image') return placeUrl(draft, kind);
  const whole = scan.text.endsWith(scan.quote) && strings[index + 1]!.startsWith(scan.quote);
  return createHole(draft, kind === 'word' && whole ? writers.writeWord : inQuotes[kind]);
}

function placeUrl(draft: Draft, kind: AttributeKind): Hole {
  const { scan, texts } = draft;
  const text = toUrlText(closeReference(scan.text.slice(scan.valueStart)));
  if (texts) {
    texts.push(text);
    draft.to = 0;
    return createHole(draft, writers.writeNothing);
  }
  draft.settled ||= !isOpenUrl(text.plain);
  if (draft.settled) return createHole(draft, writers.writeAttribute);
  draft.texts = [text];
  draft.to = scan.valueStart;
  return {
    ...createHole(draft, writers.writeUrl),
    texts: draft.texts,
    allowImage: kind === 'image',
  };
}

function placeWhole(draft: Draft, kind: AttributeKind): Hole {
  const { scan, strings, index } = draft;
  const next = strings[index + 1]!;
  const last = index + 2 === strings.length;
  if (!/^(?:[\t\n\f\r ]|\/?>)/.test(next) && !(last && next === '')) {
    scan.state = 'unquoted';
    throw refuse(draft);
  }
  draft.to = scan.nameStart;
  while (/[\t\n\f\r ]/.test(scan.text.charAt(draft.to - 1))) draft.to--;
  scan.state = 'tag';
  const inner = kind === 'word' ? writers.writeWord : inQuotes[kind];
  const hole = createHole(draft, writers.writeWholeAttribute, inner);
  return { ...hole, texts: [toUrlText(''), toUrlText('')], allowImage: kind === 'image' };
}

function createHole(draft: Draft, write: Write, inner: Write = write): Hole {
  const { strings, index, scan } = draft;
  return { write, inner, strings, index, attribute: scan.attribute, texts: [], allowImage: false };
}

function refuse({ scan, strings, index }: Draft): Error {
  return createHoleError(findPlace(scan), strings, index);
}
