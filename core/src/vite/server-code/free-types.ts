import type { ESTree } from 'vite';
import { declareType, referToType, type Scope } from './scope.ts';
import { walkChildren } from './walk.ts';

/** Reads a type: only names that stand for a type, or for a value after `typeof`, are references. */
export function walkType(node: ESTree.Node | null | undefined, scope: Scope): void {
  if (!node) return;
  const name = findTypeName(node);
  if (name !== undefined) referToType(scope, name);
  if (node.type === 'TSTypeParameter') declareType(scope, node.name.name);
  if (node.type === 'TSMappedType') declareType(scope, node.key.name);
  walkChildren(node, (child) => walkType(child, scope));
}

function findTypeName(node: ESTree.Node): string | undefined {
  switch (node.type) {
    case 'TSTypeReference':
      return findFirstName(node.typeName);
    case 'TSTypeQuery':
      return findFirstName(node.exprName);
    case 'TSClassImplements':
    case 'TSInterfaceHeritage':
      return findFirstName(node.expression);
    default:
      return undefined;
  }
}

function findFirstName(node: ESTree.Node): string | undefined {
  if (node.type === 'TSQualifiedName') return findFirstName(node.left);
  if (node.type === 'MemberExpression') return findFirstName(node.object);
  return node.type === 'Identifier' ? node.name : undefined;
}
