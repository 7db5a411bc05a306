import type { Cut } from './cut.ts';

/** Puts blanks in the place of cuts: whatever stays keeps its line and column. */
export function blankCuts(code: string, cuts: readonly Cut[]): string {
  let blanked = '';
  let position = 0;
  for (const { start, end, isStatement } of cuts.toSorted((a, b) => a.start - b.start)) {
    const blank = code.slice(start, end).replace(/[^\r\n]/g, ' ');
    blanked += code.slice(position, start) + (isStatement ? `;${blank.slice(1)}` : blank);
    position = end;
  }
  return blanked + code.slice(position);
}

/** A source map, version 3. */
export interface SourceMap {
  version: 3;
  names: string[];
  sources: string[];
  sourcesContent: string[];
  mappings: string;
}

/**
 * Makes the map of blanked code: each word to where it stands. Its content is the blanked code,
 * because Vite copies a map's content into the maps that it sends to the browser.
 */
export function createIdentityMap(file: string, blanked: string): SourceMap {
  const last = { line: 0, column: 0 };
  const lines = blanked.split('\n').map((text, line) => toSegments(text, line, last));
  const mappings = lines.join(';');
  return { version: 3, names: [], sources: [file], sourcesContent: [blanked], mappings };
}

interface Position {
  line: number;
  column: number;
}

function toSegments(text: string, line: number, last: Position): string {
  let generated = 0;
  const segments: string[] = [];
  for (const { index } of text.matchAll(/[\w$]+|\S/g)) {
    const fields = [index - generated, 0, line - last.line, index - last.column];
    segments.push(fields.map(toBase64Number).join(''));
    generated = index;
    last.line = line;
    last.column = index;
  }
  return segments.join(',');
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Writes a number as source maps do: five bits a digit, the lowest first, the sign in the lowest bit. */
function toBase64Number(value: number): string {
  let rest = value < 0 ? -value * 2 + 1 : value * 2;
  let written = '';
  do {
    const bits = rest % 32;
    rest = Math.floor(rest / 32);
    written += digits[rest > 0 ? bits + 32 : bits];
  } while (rest > 0);
  return written;
}
