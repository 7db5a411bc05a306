import type { ESTree } from 'vite';
import { isPureExpression } from './expressions.ts';
import type { Scope } from './scope.ts';

/** Functions of the language whose result depends on their arguments alone. */
const functions = new Set(
  'Boolean Number String parseFloat parseInt isNaN isFinite encodeURI encodeURIComponent'.split(
    ' ',
  ),
);

/** Objects of the language, with the functions that are not so. */
const objects = new Map([
  ['Math', ['random']],
  ['JSON', []],
  ['Number', []],
  ['String', []],
  ['Array', []],
  ['Object', ['assign', 'defineProperty', 'defineProperties', 'setPrototypeOf', 'freeze']],
]);

/**
 * Tells whether a call does nothing but compute. A method of a value is the language's own, or throws:
 * all values that a pure function has are texts, numbers, and what it has made of them.
 */
export function isPureCall(node: ESTree.CallExpression, scope: Scope): boolean {
  const { callee } = node;
  const isKnown =
    callee.type === 'MemberExpression' ? isMethod(callee, scope) : isKnownFunction(callee, scope);
  return isKnown && node.arguments.every((argument) => isPureExpression(argument, scope));
}

function isKnownFunction(callee: ESTree.Expression, { declared, pure, names }: Scope): boolean {
  if (callee.type !== 'Identifier') return false;
  const { name } = callee;
  if (names.has(name) || pure.has(name)) return true;
  return functions.has(name) && !declared.has(name);
}

function isMethod({ object, property, computed }: ESTree.MemberExpression, scope: Scope): boolean {
  if (computed || property.type !== 'Identifier') return false;
  if (isPureExpression(object, scope)) return true;
  if (object.type !== 'Identifier' || scope.declared.has(object.name)) return false;
  const without = objects.get(object.name);
  return without !== undefined && !without.includes(property.name);
}
