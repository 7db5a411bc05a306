import type { ESTree } from 'vite';

/** Calls back with each node directly below a node, in the order of the source. */
export function forEachChild(node: ESTree.Node, visit: (child: ESTree.Node) => void): void {
  for (const value of Object.values(node) as unknown[]) {
    for (const item of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (typeof item === 'object' && item !== null && 'type' in item) visit(item as ESTree.Node);
    }
  }
}
