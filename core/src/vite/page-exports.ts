import type { ESTree } from 'vite';
import { PlinthError } from '../errors.ts';
import { formatPlace, showSource, type Source } from './parse.ts';
import { listBindings, toExportName } from './server-code/names.ts';

/** A name that a module exports (types apart). */
export interface PageExport {
  readonly name: string;
  /** The top-level variable behind it, where there is one. */
  readonly local: string | undefined;
  readonly node: ESTree.Node;
  readonly isDestructured: boolean;
}

/** Lists the names that a module exports itself. */
export function listExports({ body }: ESTree.Program): PageExport[] {
  return body.flatMap((statement) => {
    switch (statement.type) {
      case 'ExportDefaultDeclaration':
        return listDefault(statement);
      case 'ExportAllDeclaration':
        return listNamespace(statement);
      case 'ExportNamedDeclaration':
        return listNamed(statement);
      default:
        return [];
    }
  });
}

/**
 * Rejects what would bring server code into the browser, or be ignored on the server, unseen.
 *
 * @throws PLINTH_EXPORT_STAR, PLINTH_EXPORT_DESTRUCTURED
 */
export function rejectHiddenExports(source: Source, names: readonly string[]): void {
  for (const statement of source.program.body) {
    if (isExportStar(statement)) throw hidesExports(source, statement, names);
  }
  for (const { name, node, isDestructured } of listExports(source.program)) {
    if (isDestructured && names.includes(name)) throw isTakenApart(source, node, name);
  }
}

function isExportStar(statement: ESTree.Statement): statement is ESTree.ExportAllDeclaration {
  return (
    statement.type === 'ExportAllDeclaration' &&
    statement.exported === null &&
    statement.exportKind !== 'type'
  );
}

function hidesExports(
  source: Source,
  node: ESTree.ExportAllDeclaration,
  names: readonly string[],
): PlinthError {
  return new PlinthError(
    'PLINTH_EXPORT_STAR',
    `${formatPlace(source, node.start)}: ${showSource(source, node)} is not allowed in a page, because ${names.join(' or ')} could hide behind it and reach the browser. Export the names one by one: export { first, second } from ${node.source.raw}.`,
  );
}

function isTakenApart(source: Source, node: ESTree.Node, name: string): PlinthError {
  return new PlinthError(
    'PLINTH_EXPORT_DESTRUCTURED',
    `${formatPlace(source, node.start)}: ${name} is exported by a destructuring, ${showSource(source, node)}, from which it cannot be removed for the browser. Take the value apart first, then write: export { ${name} }.`,
  );
}

function listDefault({ declaration }: ESTree.ExportDefaultDeclaration): PageExport[] {
  if (declaration.type === 'TSInterfaceDeclaration') return [];
  return [toExport('default', declaration, findLocal(declaration))];
}

function findLocal(declaration: ESTree.ExportDefaultDeclarationKind): string | undefined {
  if (declaration.type === 'Identifier') return declaration.name;
  return 'id' in declaration ? declaration.id?.name : undefined;
}

function listNamespace({ exported, exportKind }: ESTree.ExportAllDeclaration): PageExport[] {
  if (!exported || exportKind === 'type') return [];
  return [toExport(toExportName(exported), exported, undefined)];
}

function listNamed(statement: ESTree.ExportNamedDeclaration): PageExport[] {
  const { declaration, specifiers, source } = statement;
  if (declaration) return listDeclared(declaration);
  const values = specifiers.filter(({ exportKind }) => exportKind !== 'type');
  if (statement.exportKind === 'type') return [];
  return values.map((node) =>
    toExport(toExportName(node.exported), node, source ? undefined : toExportName(node.local)),
  );
}

function listDeclared(declaration: ESTree.Declaration): PageExport[] {
  switch (declaration.type) {
    case 'VariableDeclaration':
      return declaration.declarations.flatMap(listDeclarator);
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
      return [];
    default: {
      const { id } = declaration;
      return id?.type === 'Identifier' ? [toExport(id.name, declaration, id.name)] : [];
    }
  }
}

function listDeclarator(node: ESTree.VariableDeclarator): PageExport[] {
  const isDestructured = node.id.type !== 'Identifier';
  return listBindings(node.id).map((name) => ({ name, local: name, node, isDestructured }));
}

function toExport(name: string, node: ESTree.Node, local: string | undefined): PageExport {
  return { name, local, node, isDestructured: false };
}
