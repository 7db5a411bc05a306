import type { ESTree } from 'vite';
import { isFunction } from '../values.ts';
import { findAll } from '../walk.ts';
import { listNames } from './names.ts';

export type FunctionNode = ESTree.Function | ESTree.ArrowFunctionExpression;

/** What a module declares at its top level. */
export interface Declared {
  /** Functions that have their name for good. */
  readonly functions: ReadonlyMap<string, FunctionNode>;
  /** `const`s that are a literal. */
  readonly constants: ReadonlySet<string>;
  /** All names; they hide the language's own. */
  readonly names: ReadonlySet<string>;
}

/** Reads a module's declarations. */
export function readDeclarations(program: ESTree.Program): Declared {
  const functions = new Map<string, FunctionNode>();
  const constants = new Set<string>();
  const names = new Set<string>();
  for (const { name, node, isConstant } of program.body.flatMap(toDeclarations)) {
    names.add(name);
    if (isConstant && node?.type === 'Literal') constants.add(name);
    if (isConstant && node && isFunction(node)) functions.set(name, node);
  }
  for (const name of listAssigned(program)) functions.delete(name);
  return { functions, constants, names };
}

/** Names that get another value than that of their declaration. */
function listAssigned(program: ESTree.Program): string[] {
  const loops = [...findAll(program, 'ForOfStatement'), ...findAll(program, 'ForInStatement')];
  const assigned = [...findAll(program, 'AssignmentExpression'), ...loops].map(({ left }) => left);
  const counted = findAll(program, 'UpdateExpression').map(({ argument }) => argument);
  return [...assigned, ...counted].flatMap(listNames);
}

interface Declaration {
  readonly name: string;
  readonly node: ESTree.Node | null;
  readonly isConstant: boolean;
}

function toDeclarations(statement: ESTree.Statement): Declaration[] {
  const isExport =
    statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration';
  const node: ESTree.Node | null = isExport ? statement.declaration : statement;
  switch (node?.type) {
    case 'ImportDeclaration':
      return node.specifiers.map(({ local }) => toDeclaration(local.name, null, false));
    case 'VariableDeclaration':
      return node.declarations.flatMap(({ id, init }) =>
        listNames(id).map((name) =>
          toDeclaration(name, init, node.kind === 'const' && id.type === 'Identifier'),
        ),
      );
    default:
      return node ? toNamed(node) : [];
  }
}

/** Functions, classes and TypeScript's enums. */
function toNamed(node: ESTree.Node): Declaration[] {
  const id = 'id' in node ? node.id : null;
  return id?.type === 'Identifier' ? [toDeclaration(id.name, node, true)] : [];
}

function toDeclaration(name: string, node: ESTree.Node | null, isConstant: boolean): Declaration {
  return { name, node, isConstant };
}
