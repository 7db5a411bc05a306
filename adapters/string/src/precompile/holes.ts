import type { Hole, Write } from '../writers.ts';
import {
  writeAttribute,
  writeStyle,
  writeText,
  writeUrl,
  writeWholeAttribute,
  writeWord,
} from '../writers.ts';

/** The functions that say of a value alone what these say of it in its template. */
const functions = new Map<Write, string>([
  [writeText, 'toContent'],
  [writeAttribute, 'toAttribute'],
  [writeStyle, 'toStyle'],
  [writeWord, 'toWord'],
]);

/** Writes the call that makes text of a hole's value; undefined where the value alone does not decide it. */
export function writeHole(hole: Hole, value: string, runtime: string): string | undefined {
  if (hole.write === writeWholeAttribute) return writeWhole(hole, value, runtime);
  if (hole.write === writeUrl) return writeUrlHole(hole, value, runtime);
  const name = functions.get(hole.write);
  return name && `${runtime}.${name}(${value})`;
}

function writeWhole(hole: Hole, value: string, runtime: string): string | undefined {
  const inner = writeHole({ ...hole, write: hole.inner }, value, runtime);
  const name = hole.inner === writeWord ? 'toWholeWord' : 'toWhole';
  return inner && `${runtime}.${name}(${value}, ${JSON.stringify(` ${hole.attribute}`)}, ${inner})`;
}

/** One that has several holes, or references in its texts, is judged by its template. */
function writeUrlHole(
  { texts, allowImage }: Hole,
  value: string,
  runtime: string,
): string | undefined {
  if (texts.length !== 2 || texts.some(({ source, plain }) => source !== plain)) return undefined;
  const [before, after] = texts.map(({ source }) => JSON.stringify(source));
  return `${runtime}.toUrl(${value}, ${allowImage}, ${before}, ${after})`;
}
