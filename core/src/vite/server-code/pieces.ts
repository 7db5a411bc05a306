import type { ESTree } from 'vite';
import { findFreeNames, type FreeNames } from './free-names.ts';
import { toExportName } from './names.ts';

/** The smallest part of a module that can be removed by itself. */
export interface Piece {
  readonly node: ESTree.Node;
  /** `server`: an export to remove; `kept`: stays whatever happens; `declared`: goes when only server pieces reached it. */
  readonly role: 'server' | 'kept' | 'declared';
  /** The top-level names that it declares. */
  readonly names: string[];
  /** The top-level names that it uses. */
  readonly uses: FreeNames;
  /** The pieces without which it cannot stand. */
  readonly needs: Piece[];
}

interface Collection {
  readonly pieces: Piece[];
  readonly toRole: (name: string | undefined) => Piece['role'];
}

/** Divides a module into pieces; `names` are the exports to remove. */
export function collectPieces(program: ESTree.Program, names: readonly string[]): Piece[] {
  const pieces: Piece[] = [];
  const toExportedRole = (name: string | undefined): Piece['role'] =>
    name !== undefined && names.includes(name) ? 'server' : 'kept';
  const declared: Collection = { pieces, toRole: () => 'declared' };
  const exported: Collection = { pieces, toRole: toExportedRole };
  for (const statement of program.body) {
    if (statement.type === 'ExportAllDeclaration') addNamespace(exported, statement);
    else if (statement.type !== 'ExportNamedDeclaration') addStatement(declared, statement);
    else if (statement.declaration) addStatement(exported, statement.declaration);
    else addSpecifiers(exported, statement);
  }
  return pieces;
}

function addPiece(
  { pieces }: Collection,
  node: ESTree.Node,
  role: Piece['role'],
  ...names: string[]
): Piece {
  const uses = { values: new Set<string>(), types: new Set<string>() };
  const piece: Piece = { node, role, names, uses, needs: [] };
  pieces.push(piece);
  return piece;
}

function addUses({ uses }: Piece, node: ESTree.Node | null | undefined): void {
  if (!node) return;
  const { values, types } = findFreeNames(node);
  for (const name of values) uses.values.add(name);
  for (const name of types) uses.types.add(name);
}

function addStatement(into: Collection, statement: ESTree.Statement): void {
  switch (statement.type) {
    case 'ImportDeclaration':
      for (const node of statement.specifiers) addPiece(into, node, 'declared', node.local.name);
      return;
    case 'VariableDeclaration':
      for (const node of statement.declarations) addDeclarator(into, node);
      return;
    case 'FunctionDeclaration':
    case 'TSDeclareFunction':
    case 'ClassDeclaration':
    case 'TSEnumDeclaration':
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration': {
      const { name } = statement.id!;
      return addUses(addPiece(into, statement, into.toRole(name), name), statement);
    }
    default:
      addUses(addPiece(into, statement, 'kept'), statement);
  }
}

function addNamespace(into: Collection, statement: ESTree.ExportAllDeclaration): void {
  const name = statement.exported ? toExportName(statement.exported) : undefined;
  addPiece(into, statement, into.toRole(name));
}

function addSpecifiers(into: Collection, statement: ESTree.ExportNamedDeclaration): void {
  for (const node of statement.specifiers) {
    const { local } = node;
    const isType = statement.exportKind === 'type' || node.exportKind === 'type';
    const { uses } = addPiece(
      into,
      node,
      isType ? 'kept' : into.toRole(toExportName(node.exported)),
    );
    if (statement.source || local.type === 'Literal') continue;
    (isType ? uses.types : uses.values).add(local.name);
  }
}

function addDeclarator(into: Collection, node: ESTree.VariableDeclarator): void {
  const name = node.id.type === 'Identifier' ? node.id.name : undefined;
  const piece = addPiece(into, node, into.toRole(name));
  addUses(piece, node.init);
  addPattern(into, node.id, piece);
}

type Target = ESTree.BindingPattern | ESTree.BindingRestElement;

/** Adds what a pattern binds: each entry of it is a piece that needs the pattern around it. */
function addPattern(into: Collection, pattern: Target, piece: Piece): void {
  addUses(piece, pattern.typeAnnotation);
  switch (pattern.type) {
    case 'Identifier':
      piece.names.push(pattern.name);
      return;
    case 'AssignmentPattern':
      addUses(piece, pattern.right);
      return addPattern(into, pattern.left, piece);
    case 'RestElement':
      return addPattern(into, pattern.argument, piece);
    case 'ArrayPattern':
      for (const element of pattern.elements) {
        if (element) addPattern(into, element, addEntry(into, element, piece));
      }
      return;
    case 'ObjectPattern':
      addProperties(into, pattern, piece);
  }
}

function addEntry(into: Collection, node: ESTree.Node, parent: Piece): Piece {
  const piece = addPiece(into, node, into.toRole(undefined));
  piece.needs.push(parent);
  return piece;
}

/** A rest property holds what its siblings leave: it needs all of them. */
function addProperties(into: Collection, pattern: ESTree.ObjectPattern, parent: Piece): void {
  const siblings: Piece[] = [];
  for (const property of pattern.properties) {
    const piece = addEntry(into, property, parent);
    if (property.type === 'RestElement') piece.needs.push(...siblings);
    else if (property.computed) addUses(piece, property.key);
    addPattern(into, property.type === 'Property' ? property.value : property, piece);
    siblings.push(piece);
  }
}
