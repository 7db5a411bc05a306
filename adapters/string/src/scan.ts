import { runStates } from './states.ts';

/** The states of the HTML tokenizer, as far as they decide where a hole is. */
export type State =
  | 'text'
  | 'tag open'
  | 'tag name'
  | 'tag'
  | 'attribute name'
  | 'after name'
  | 'before value'
  | 'quoted'
  | 'unquoted'
  | 'comment'
  | 'declaration'
  | 'cdata'
  | 'plain text'
  | 'raw text';

/** A template's scan: `text` is the static part that is being read, `at` the place in it. */
export interface Scan {
  state: State;
  text: string;
  at: number;
  /** In lower case. */
  tag: string;
  closing: boolean;
  /** The attribute as spelled, and where it and its value begin in `text`. */
  attribute: string;
  nameStart: number;
  valueStart: number;
  quote: string;
  /** Where the content of the tag that ended last begins in `text`. */
  contentStart: number;
  /** The content of `<title>` or `<textarea>` holds what elsewhere would be a tag. */
  holdsTag: boolean;
  onValue(end: number): void;
  onTag(): void;
}

/** Starts a scan; `onValue` hears of the end of each attribute value, `onTag` of each tag. */
export function createScan(handlers: Pick<Scan, 'onValue' | 'onTag'>): Scan {
  return {
    state: 'text',
    text: '',
    at: 0,
    tag: '',
    closing: false,
    attribute: '',
    nameStart: 0,
    valueStart: 0,
    quote: '',
    contentStart: -1,
    holdsTag: false,
    ...handlers,
  };
}

/** Reads one static part of a template, in time linear in its length. */
export function scanPart(scan: Scan, text: string): void {
  scan.text = text;
  scan.at = 0;
  scan.valueStart = 0;
  scan.contentStart = -1;
  runStates(scan);
}
