import type { ESTree } from 'vite';

/** Lists the names that a pattern (or a parameter) binds. */
export function listBindings(pattern: ESTree.ParamPattern | ESTree.BindingRestElement): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        listBindings(property.type === 'Property' ? property.value : property),
      );
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element ? listBindings(element) : []));
    case 'AssignmentPattern':
      return listBindings(pattern.left);
    case 'RestElement':
      return listBindings(pattern.argument);
    default:
      return listBindings(pattern.parameter);
  }
}

/** Reads an exported name, which may stand in quotes. */
export function toExportName(name: ESTree.ModuleExportName): string {
  return name.type === 'Literal' ? name.value : name.name;
}
