import type { ESTree } from 'vite';
import type { Piece } from './pieces.ts';

/** Makes the piece that uses what JSX compiles to without naming it: `@jsx h`, `@jsxFrag Fragment`. */
export function createPragmaPiece(
  node: ESTree.Program,
  comments: readonly { readonly value: string }[],
): Piece {
  const values = new Set<string>();
  for (const { value } of comments) {
    for (const [, name] of value.matchAll(/@jsx(?:Frag)?\s+([\w$]+)/g)) values.add(name!);
  }
  return { node, role: 'kept', names: [], uses: { values, types: new Set() }, needs: [] };
}
