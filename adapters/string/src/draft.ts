import { refresh } from './attributes.ts';
import { createHoleError } from './hole-errors.ts';
import { createScan, type Scan } from './scan.ts';
import { decodeReferences } from './url.ts';
import type { UrlText } from './writers.ts';

/** A template while it is read. */
export interface Draft {
  readonly strings: readonly string[];
  readonly scan: Scan;
  /** The part that is read, and the hole after it. */
  index: number;
  /** What of the part is written as it is. */
  from: number;
  to: number;
  /** What stands around the holes of the URL that is read, where a hole can decide its scheme. */
  texts: UrlText[] | undefined;
  /** No hole can change the scheme of the URL that is read. */
  settled: boolean;
  /** Of the `<meta>` that is read: the hole in `content`, and whether it is a refresh. */
  contentHole: number | undefined;
  refreshes: boolean;
}

/** Begins to read a template. */
export function createDraft(strings: readonly string[]): Draft {
  const draft: Draft = {
    strings,
    scan: createScan({
      onValue: (end) => finishValue(draft, end),
      onTag: () => finishTag(draft),
    }),
    index: 0,
    from: 0,
    to: 0,
    texts: undefined,
    settled: false,
    contentHole: undefined,
    refreshes: false,
  };
  return draft;
}

/** The part that was read, as far as it is written as it is. */
export function takePart({ scan, from, to, index, strings }: Draft): string {
  const part = scan.text.slice(from, to);
  const joins = index < strings.length - 1 && scan.state !== 'tag';
  return joins ? closeReference(part) : part;
}

function finishValue(draft: Draft, end: number): void {
  const { scan } = draft;
  const text = scan.text.slice(scan.valueStart, end);
  if (draft.texts) {
    draft.texts.push(toUrlText(text));
    draft.from = end;
  }
  draft.texts = undefined;
  draft.settled = false;
  if (/^http-equiv$/i.test(scan.attribute) && /refresh|&/i.test(text)) draft.refreshes = true;
}

function finishTag(draft: Draft): void {
  const { contentHole, refreshes, scan, strings } = draft;
  if (scan.tag === 'meta' && refreshes && contentHole !== undefined) {
    throw createHoleError(refresh, strings, contentHole);
  }
  draft.contentHole = undefined;
  draft.refreshes = false;
}

/** A static part of a URL. */
export function toUrlText(source: string): UrlText {
  return { source, plain: decodeReferences(source) };
}

/** Keeps a `&`, or what follows one, from making a character reference with the value after it. */
export function closeReference(source: string): string {
  return source.replace(/&(#x?[0-9a-f]*|[a-z][a-z0-9]*)?$/i, '&amp;$1');
}
