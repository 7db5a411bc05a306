import type { ESTree } from 'vite';
import type { Source } from '../parse.ts';
import type { Cut } from './cut.ts';

/**
 * Lists the comments that stand before a cut statement, or behind it on its line.
 * Those before the first statement stay: the compilers' pragmas are among them.
 */
export function cutComments(source: Source, statements: readonly Cut[]): Cut[] {
  const ends = new Set(statements.map(({ end }) => end));
  const cuts: Cut[] = [];
  let next = 0;
  for (const { start, end } of source.comments) {
    const { body } = source.program;
    while (next < body.length && body[next]!.end <= start) next++;
    const owner = findOwner(source.code, start, body[next - 1], body[next]);
    if (owner && ends.has(owner.end)) cuts.push({ start, end, isStatement: false });
  }
  return cuts;
}

function findOwner(
  code: string,
  comment: number,
  before: ESTree.Statement | undefined,
  after: ESTree.Statement | undefined,
): ESTree.Statement | undefined {
  if (!before || (after && after.start <= comment)) return undefined;
  const lineEnd = code.indexOf('\n', before.end);
  return lineEnd < 0 || lineEnd > comment ? before : after;
}
