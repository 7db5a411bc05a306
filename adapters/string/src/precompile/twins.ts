import type { ESTree } from 'vite';
import { findAnywhere, findReturned } from './bare.ts';
import type { FunctionNode } from './functions.ts';
import { isKey } from './tags.ts';
import { forEachChild } from './walk.ts';

/** A function of a module's top level, by name. */
export interface Twin {
  readonly statement: ESTree.Node;
  /** The statement without `export`. */
  readonly declaration: ESTree.Node;
  readonly id: ESTree.Node;
  readonly made: FunctionNode;
}

/** Lists the functions that return HTML as nothing but HTML, and whose names stand for them wherever they occur. */
export function listTwins(
  program: ESTree.Program,
  tags: ReadonlySet<string>,
): ReadonlyMap<string, Twin> {
  const functions = new Map(program.body.flatMap(findFunction));
  keepOnlyCalled(program, functions);
  for (;;) {
    const known = { tags, functions };
    const others = [...functions].filter(
      ([, { made }]) => !findReturned(made, known, findAnywhere)?.length,
    );
    if (others.length === 0) return functions;
    for (const [name] of others) functions.delete(name);
  }
}

function findFunction(
  statement: ESTree.Statement | ESTree.ModuleDeclaration,
): [name: string, twin: Twin][] {
  const declaration = 'declaration' in statement ? statement.declaration : statement;
  if (declaration?.type === 'FunctionDeclaration') {
    const { id } = declaration;
    return id ? [[id.name, { statement, declaration, id, made: declaration }]] : [];
  }
  if (declaration?.type !== 'VariableDeclaration' || declaration.kind !== 'const') return [];
  const [{ id, init }, ...others] = declaration.declarations as [ESTree.VariableDeclarator];
  if (id.type !== 'Identifier' || init?.type !== 'ArrowFunctionExpression') return [];
  return others.length === 0 ? [[id.name, { statement, declaration, id, made: init }]] : [];
}

/** Takes away the functions that are not called, and those whose names are bound or assigned elsewhere, or may be. */
function keepOnlyCalled(program: ESTree.Program, functions: Map<string, Twin>): void {
  const called = new Set<string>();
  const visit = (node: ESTree.Node, parent: ESTree.Node): void => {
    if (node.type === 'Identifier' && node !== functions.get(node.name)?.id) {
      if (parent.type === 'CallExpression') called.add(node.name);
      else if (!isRead(node, parent)) functions.delete(node.name);
    }
    if (!neutral.test(node.type)) forEachChild(node, (child) => visit(child, node));
  };
  visit(program, program);
  for (const name of functions.keys()) if (!called.has(name)) functions.delete(name);
}

/** Where names are types, or names of another module. */
const neutral =
  /^(?:ImportDeclaration|TS(?:Type(?:Annotation|Reference|Parameter\w+)|InterfaceDeclaration|TypeAliasDeclaration))$/;

/** Nodes that read each identifier directly in them, if it is no key. */
const readers = new Set<ESTree.Node['type']>([
  'TemplateLiteral',
  'ConditionalExpression',
  'LogicalExpression',
  'ArrayExpression',
  'MemberExpression',
  'ReturnStatement',
  'ExportSpecifier',
  'ExportDefaultDeclaration',
]);

function isRead(node: ESTree.Node, parent: ESTree.Node): boolean {
  return readers.has(parent.type) || isKey(node, parent);
}
