import type { ESTree } from 'vite';
import {
  type Cut,
  type Cutter,
  cutList,
  cutPattern,
  cutRange,
  cutStatement,
  findAfterComma,
} from './cut.ts';
import { listBindings } from './names.ts';
import type { Source } from '../parse.ts';

/** Lists what to blank in a module so that the removed nodes are gone. */
export function cutModule(
  source: Source,
  removed: ReadonlySet<ESTree.Node>,
  names: readonly string[],
): Cut[] {
  const cutter: Cutter = { source, removed, cuts: [] };
  for (const statement of source.program.body) {
    if (statement.type === 'ImportDeclaration') cutImport(cutter, statement);
    else if (statement.type !== 'ExportNamedDeclaration') cutDeclaration(cutter, statement);
    else if (!statement.declaration) cutExports(cutter, statement);
    else cutExported(cutter, statement, statement.declaration, names);
  }
  return cutter.cuts;
}

/** Where all that is left are types, the compiler may leave `import './x'`: none of it may stay. */
function cutImport(cutter: Cutter, statement: ESTree.ImportDeclaration): void {
  const { specifiers } = statement;
  const kept = specifiers.filter((node) => !cutter.removed.has(node));
  if (kept.length === specifiers.length) return;
  if (kept.every(isTypeOnly)) return cutStatement(cutter, statement);
  cutDefaultImport(cutter, specifiers);
  cutList(
    cutter,
    specifiers.filter((node) => node.type === 'ImportSpecifier'),
  );
}

function cutDefaultImport(
  cutter: Cutter,
  specifiers: ESTree.ImportDeclaration['specifiers'],
): void {
  const [first, second] = specifiers;
  if (!first || !second || first.type === 'ImportSpecifier') return;
  if (cutter.removed.has(first)) {
    cutRange(cutter, first.start, findAfterComma(cutter.source.code, first.end));
  } else if (second.type === 'ImportNamespaceSpecifier') {
    cutRange(cutter, first.end, second.end);
  }
}

function isTypeOnly(node: ESTree.ImportDeclarationSpecifier | ESTree.ExportSpecifier): boolean {
  return (
    (node.type === 'ImportSpecifier' && node.importKind === 'type') ||
    (node.type === 'ExportSpecifier' && node.exportKind === 'type')
  );
}

function cutExports(cutter: Cutter, statement: ESTree.ExportNamedDeclaration): void {
  const { specifiers } = statement;
  const kept = specifiers.filter((node) => !cutter.removed.has(node));
  if (kept.length === specifiers.length) return;
  if (kept.every(isTypeOnly)) cutStatement(cutter, statement);
  else cutList(cutter, specifiers);
}

/** An export that kept code uses stays, as a plain declaration. */
function cutExported(
  cutter: Cutter,
  statement: ESTree.ExportNamedDeclaration,
  declaration: ESTree.Declaration,
  names: readonly string[],
): void {
  const isCut = cutDeclaration(cutter, declaration, statement.start);
  const declared = listDeclared(declaration);
  if (isCut || declared.length === 0 || !declared.every((name) => names.includes(name))) return;
  cutRange(cutter, statement.start, statement.start + 'export'.length);
}

function listDeclared(declaration: ESTree.Declaration): string[] {
  if (declaration.type === 'VariableDeclaration') {
    return declaration.declarations.flatMap(({ id }) => listBindings(id));
  }
  return declaration.id?.type === 'Identifier' ? [declaration.id.name] : [];
}

/** Cuts what is removed of a declaration, and tells whether that was all of it. */
function cutDeclaration(cutter: Cutter, node: ESTree.Statement, from?: number): boolean {
  const parts = node.type === 'VariableDeclaration' ? node.declarations : [node];
  if (parts.every((part) => cutter.removed.has(part))) {
    cutStatement(cutter, { start: findStart(node, from), end: node.end });
    return true;
  }
  if (node.type !== 'VariableDeclaration') return false;
  cutList(cutter, node.declarations);
  for (const declarator of node.declarations) {
    if (!cutter.removed.has(declarator)) cutPattern(cutter, declarator.id);
  }
  return false;
}

/** Decorators may stand before `export`. */
function findStart(node: ESTree.Statement, from: number | undefined): number {
  const decorators = node.type === 'ClassDeclaration' ? node.decorators : [];
  return Math.min(node.start, from ?? node.start, ...decorators.map(({ start }) => start));
}
