import type { ESTree } from 'vite';
import { PlinthError } from '../errors.ts';
import { listExports } from './page-exports.ts';
import { formatPlace, type Source } from './parse.ts';

/**
 * Rejects a page whose component carries what the page should export.
 *
 * @throws PLINTH_GSSP_ON_COMPONENT
 */
export function rejectComponentStatics(source: Source, names: readonly string[]): void {
  const components = new Set(listComponents(source.program));
  for (const statement of source.program.body) {
    const found = findAssigned(statement, components) ?? findStatic(statement, components, names);
    if (found && names.includes(found.name)) throw isOnComponent(source, found);
  }
}

interface Found {
  readonly name: string;
  readonly node: ESTree.Node;
}

function isOnComponent(source: Source, { name, node }: Found): PlinthError {
  return new PlinthError(
    'PLINTH_GSSP_ON_COMPONENT',
    `${formatPlace(source, node.start)}: ${name} is attached to the page's component, where it is never called and its code would reach the browser. Export it from the page instead: export async function ${name}(context) { … }.`,
  );
}

/** Lists the variables that the default export is, or wraps: `memo(Page)`. */
function listComponents(program: ESTree.Program): string[] {
  const exported = listExports(program).find(({ name }) => name === 'default');
  if (exported?.local !== undefined) return [exported.local];
  return exported ? listArguments(exported.node) : [];
}

function listArguments(node: ESTree.Node): string[] {
  const inner = unwrap(node);
  if (inner.type === 'Identifier') return [inner.name];
  return inner.type === 'CallExpression' ? inner.arguments.flatMap(listArguments) : [];
}

function unwrap(node: ESTree.Node): ESTree.Node {
  switch (node.type) {
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
    case 'TSNonNullExpression':
      return unwrap(node.expression);
    default:
      return node;
  }
}

function findAssigned(
  statement: ESTree.Statement,
  components: ReadonlySet<string>,
): Found | undefined {
  if (statement.type !== 'ExpressionStatement') return undefined;
  const { expression } = statement;
  if (expression.type !== 'AssignmentExpression') return undefined;
  const node = expression.left;
  if (node.type !== 'MemberExpression') return undefined;
  const object = unwrap(node.object);
  if (object.type !== 'Identifier' || !components.has(object.name)) return undefined;
  return { name: toKey(node.property, node.computed), node };
}

function findStatic(
  statement: ESTree.Statement,
  components: ReadonlySet<string>,
  names: readonly string[],
): Found | undefined {
  const node = 'declaration' in statement ? statement.declaration : statement;
  if (node?.type !== 'ClassDeclaration' && node?.type !== 'ClassExpression') return undefined;
  const isDefault = statement.type === 'ExportDefaultDeclaration';
  if (!isDefault && !(node.id && components.has(node.id.name))) return undefined;
  return node.body.body.flatMap(toStatic).find(({ name }) => names.includes(name));
}

function toStatic(node: ESTree.ClassElement): Found[] {
  return 'key' in node && node.static ? [{ name: toKey(node.key, node.computed), node }] : [];
}

function toKey(node: ESTree.Node, isComputed: boolean): string {
  if (node.type === 'Literal') return String(node.value);
  return node.type === 'Identifier' && !isComputed ? node.name : '';
}
