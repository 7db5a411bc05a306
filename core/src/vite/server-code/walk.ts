import type { ESTree } from 'vite';

/** Calls back with each node directly below a node, in the order of the source. */
export function walkChildren(node: ESTree.Node, visit: (child: ESTree.Node) => void): void {
  for (const value of Object.values(node) as unknown[]) {
    if (Array.isArray(value)) {
      for (const item of value as unknown[]) if (isNode(item)) visit(item);
    } else if (isNode(value)) visit(value);
  }
}

function isNode(value: unknown): value is ESTree.Node {
  return (
    typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
  );
}
