import type { ESTree } from 'vite';
import type { Piece } from './pieces.ts';

/** Finds the nodes of the pieces that only server pieces reach; what nothing reached before stays. */
export function findServerOnly(pieces: readonly Piece[]): Set<ESTree.Node> {
  const declared = indexByName(pieces);
  const onServer = reach(pieces.filter(isServer), declared, true);
  const kept = pieces.filter((piece) => piece.role === 'kept' || !onServer.has(piece));
  const inBrowser = reach(kept, declared, false);
  const inTypes = reach(kept, declared, true);
  const removed = new Set<ESTree.Node>();
  for (const piece of onServer) {
    const stays = isType(piece.node) ? inTypes : inBrowser;
    if (!stays.has(piece)) removed.add(piece.node);
  }
  return removed;
}

function indexByName(pieces: readonly Piece[]): Map<string, Piece[]> {
  const declared = new Map<string, Piece[]>();
  for (const piece of pieces) {
    for (const name of piece.names) {
      const others = declared.get(name);
      if (others) others.push(piece);
      else declared.set(name, [piece]);
    }
  }
  return declared;
}

function isServer(piece: Piece): boolean {
  return piece.role === 'server';
}

function isType(node: ESTree.Node): boolean {
  return node.type === 'TSInterfaceDeclaration' || node.type === 'TSTypeAliasDeclaration';
}

/** Follows the uses of pieces, those in type positions only when asked. */
function reach(
  roots: readonly Piece[],
  declared: ReadonlyMap<string, readonly Piece[]>,
  withTypes: boolean,
): Set<Piece> {
  const reached = new Set(roots);
  const follow = (name: string): void => {
    for (const piece of declared.get(name) ?? []) reached.add(piece);
  };
  // A set's iteration meets what is added during it.
  for (const piece of reached) {
    for (const needed of piece.needs) reached.add(needed);
    for (const name of piece.uses.values) follow(name);
    if (withTypes) for (const name of piece.uses.types) follow(name);
  }
  return reached;
}
