import type { ESTree } from 'vite';
import { isFunction } from '../values.ts';

export type FunctionNode = ESTree.Function | ESTree.ArrowFunctionExpression;

/** Lists a module's functions that have a name for good: declarations, and `const` with a function. */
export function listFunctions({ body }: ESTree.Program): Map<string, FunctionNode> {
  const functions = new Map<string, FunctionNode>();
  for (const statement of body) {
    const node = toDeclaration(statement);
    if (!node) continue;
    if (node.type === 'FunctionDeclaration' && node.id) functions.set(node.id.name, node);
    if (node.type !== 'VariableDeclaration' || node.kind !== 'const') continue;
    for (const { id, init } of node.declarations) {
      if (id.type === 'Identifier' && init && isFunction(init)) functions.set(id.name, init);
    }
  }
  return functions;
}

/** Lists a module's `const`s that are a literal. */
export function listConstants({ body }: ESTree.Program): Set<string> {
  const names = new Set<string>();
  for (const statement of body) {
    const node = toDeclaration(statement);
    if (node?.type !== 'VariableDeclaration' || node.kind !== 'const') continue;
    for (const { id, init } of node.declarations) {
      if (id.type === 'Identifier' && init?.type === 'Literal') names.add(id.name);
    }
  }
  return names;
}

function toDeclaration(statement: ESTree.Statement): ESTree.Node | null {
  const isExport =
    statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration';
  return isExport ? statement.declaration : statement;
}
