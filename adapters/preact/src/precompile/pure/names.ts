import type { ESTree } from 'vite';

/** Lists the names that a pattern declares. */
export function listNames(pattern: ESTree.Node | null): string[] {
  switch (pattern?.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((one) =>
        listNames(one.type === 'Property' ? one.value : one),
      );
    case 'ArrayPattern':
      return pattern.elements.flatMap(listNames);
    case 'AssignmentPattern':
      return listNames(pattern.left);
    case 'RestElement':
      return listNames(pattern.argument);
    default:
      return [];
  }
}
