import type { ESTree } from 'vite';
import { isJsx } from '../elements.ts';
import { isFunction } from '../values.ts';
import { forEachChild } from '../walk.ts';
import { isPureCall } from './calls.ts';
import { isPureFunction } from './bodies.ts';
import { isPureElement } from './elements.ts';
import type { Scope } from './scope.ts';

/** Nodes that do nothing themselves: they are pure where everything below them is. */
const transparent = new Set<ESTree.Node['type']>([
  'TemplateLiteral',
  'TemplateElement',
  'ArrayExpression',
  'ObjectExpression',
  'SpreadElement',
  'BinaryExpression',
  'LogicalExpression',
  'ConditionalExpression',
  'SequenceExpression',
  'ChainExpression',
]);

const globals = new Set(['undefined', 'NaN', 'Infinity']);

/** Tells whether an expression does nothing and depends on nothing but the names that are in scope. */
export function isPureExpression(node: ESTree.Node, scope: Scope): boolean {
  if (isJsx(node)) return isPureElement(node, scope);
  if (isFunction(node)) return isPureFunction(node, scope);
  switch (node.type) {
    case 'Literal':
      return true;
    case 'Identifier':
      return scope.names.has(node.name) || scope.pure.has(node.name) || globals.has(node.name);
    case 'MemberExpression':
      return isPureMember(node, scope);
    case 'CallExpression':
      return isPureCall(node, scope);
    case 'UnaryExpression':
      return node.operator !== 'delete' && isPureExpression(node.argument, scope);
    case 'Property':
      return isPureProperty(node as ESTree.ObjectPropertyKind, scope);
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
      return isPureExpression(node.expression, scope);
    default:
      return transparent.has(node.type) && arePure(node, scope);
  }
}

function arePure(node: ESTree.Node, scope: Scope): boolean {
  let result = true;
  forEachChild(node, (child) => (result &&= isPureExpression(child, scope)));
  return result;
}

function isPureMember(
  { object, property, computed }: ESTree.MemberExpression,
  scope: Scope,
): boolean {
  return isPureExpression(object, scope) && (!computed || isPureExpression(property, scope));
}

function isPureProperty(node: ESTree.ObjectPropertyKind, scope: Scope): boolean {
  if (node.type !== 'Property' || node.kind !== 'init') return false;
  const isKeyPure = !node.computed || isPureExpression(node.key, scope);
  return isKeyPure && isPureExpression(node.value, scope);
}
