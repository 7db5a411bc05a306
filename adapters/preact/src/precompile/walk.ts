import type { ESTree } from 'vite';

/** Calls back with each node directly below a node, in the order of the source. */
export function forEachChild(node: ESTree.Node, visit: (child: ESTree.Node) => void): void {
  for (const value of Object.values(node) as unknown[]) {
    const items: unknown[] = Array.isArray(value) ? value : [value];
    for (const item of items) if (isNode(item)) visit(item);
  }
}

/** Lists the nodes of a type below a node, and the node itself. */
export function findAll<Type extends ESTree.Node['type']>(
  node: ESTree.Node,
  type: Type,
): Extract<ESTree.Node, { type: Type }>[] {
  const found: Extract<ESTree.Node, { type: Type }>[] = [];
  const visit = (one: ESTree.Node): void => {
    if (one.type === type) found.push(one as (typeof found)[number]);
    forEachChild(one, visit);
  };
  visit(node);
  return found;
}

function isNode(value: unknown): value is ESTree.Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}
