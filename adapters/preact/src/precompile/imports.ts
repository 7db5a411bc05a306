import type { ESTree } from 'vite';

const sources = new Set(['preact', 'preact/compat', 'preact/jsx-runtime']);

/** Lists the names under which a file has imported Preact's Fragment. */
export function listFragments({ body }: ESTree.Program): Set<string> {
  const names = new Set<string>();
  for (const statement of body) {
    if (statement.type !== 'ImportDeclaration' || !sources.has(statement.source.value)) continue;
    for (const one of statement.specifiers) {
      if (one.type === 'ImportSpecifier' && toName(one.imported) === 'Fragment') {
        names.add(one.local.name);
      }
    }
  }
  return names;
}

function toName(node: ESTree.ModuleExportName): string {
  return node.type === 'Literal' ? node.value : node.name;
}
