import type { ESTree } from 'vite';
import { findAll } from '../walk.ts';
import type { FunctionNode } from './functions.ts';
import type { Purity } from './index.ts';

/**
 * Lists the components of a module's page, itself first, where each of them only reads: a page is what a
 * module exports by default.
 */
export function listTexts(program: ESTree.Program, { pure, reading }: Purity): string[] {
  const page = findDefault(program);
  const names = new Set(page === undefined ? [] : [page]);
  for (const name of names) {
    const node = pure.get(name);
    if (!node || !reading.has(name) || hasOtherName(node, name)) return [];
    for (const one of listComponents(node)) if (pure.has(one)) names.add(one);
  }
  return [...names];
}

function findDefault({ body }: ESTree.Program): string | undefined {
  for (const statement of body) {
    if (statement.type === 'ExportDefaultDeclaration') return toName(statement.declaration);
    if (statement.type !== 'ExportNamedDeclaration' || statement.source) continue;
    const own = statement.specifiers.find(({ exported }) => toName(exported) === 'default');
    if (own) return toName(own.local);
  }
  return undefined;
}

function toName(node: ESTree.Node): string | undefined {
  const named = 'id' in node ? node.id : node;
  return named?.type === 'Identifier' ? named.name : undefined;
}

/** A name that only the function itself knows. */
function hasOtherName(node: FunctionNode, name: string): boolean {
  return node.type === 'FunctionExpression' && node.id !== null && node.id.name !== name;
}

function listComponents(node: FunctionNode): string[] {
  return findAll(node, 'JSXOpeningElement').flatMap(({ name }) =>
    name.type === 'JSXIdentifier' ? [name.name] : [],
  );
}
