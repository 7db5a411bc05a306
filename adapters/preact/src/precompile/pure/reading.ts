import type { ESTree } from 'vite';
import { findAll, forEachChild } from '../walk.ts';
import type { FunctionNode } from './functions.ts';
import { listNames } from './names.ts';

/** Methods and functions of the language that change nothing, neither a list nor the place where an iterator is. */
const reading = new Set(
  (
    'at charAt charCodeAt codePointAt concat endsWith includes indexOf lastIndexOf localeCompare normalize ' +
    'padEnd padStart repeat replace replaceAll slice split startsWith substring toLocaleLowerCase ' +
    'toLocaleUpperCase toLowerCase toUpperCase trim trimEnd trimStart ' +
    'every filter find findIndex findLast findLastIndex flat flatMap join map reduce reduceRight some ' +
    'toReversed toSorted toSpliced with ' +
    'toExponential toFixed toLocaleDateString toLocaleString toLocaleTimeString toPrecision toString ' +
    'getDate getDay getFullYear getHours getMinutes getMonth getTime toISOString ' +
    'abs ceil floor max min pow round sign sqrt trunc ' +
    'entries isArray isFinite isInteger isNaN keys parseFloat parseInt stringify values ' +
    'Boolean Number String encodeURI encodeURIComponent'
  ).split(' '),
);

/** Of a module's pure functions, lists those that change nothing that they are given, nor use it up. */
export function findReading(pure: ReadonlyMap<string, FunctionNode>): Set<string> {
  const names = new Set(pure.keys());
  for (let before = -1; before !== names.size;) {
    before = names.size;
    for (const [name, node] of pure) if (!isReading(node, names)) names.delete(name);
  }
  return names;
}

function isReading(node: FunctionNode, names: ReadonlySet<string>): boolean {
  const hidden = listOwnNames(node);
  return (
    findAll(node, 'ArrayPattern').length === 0 &&
    !consumes(node) &&
    findAll(node, 'CallExpression').every(({ callee }) => {
      if (callee.type === 'MemberExpression') return isReadingMethod(callee);
      if (callee.type !== 'Identifier' || hidden.has(callee.name)) return false;
      return names.has(callee.name) || reading.has(callee.name);
    })
  );
}

function isReadingMethod({ property }: ESTree.MemberExpression): boolean {
  return property.type === 'Identifier' && reading.has(property.name);
}

/** Spreading uses up an iterator, except in an object. */
function consumes(node: ESTree.Node): boolean {
  let found = false;
  forEachChild(node, (child) => {
    found ||= child.type === 'SpreadElement' && node.type !== 'ObjectExpression';
    found ||= consumes(child);
  });
  return found;
}

/** What its parameters and variables are called: one may hide a function of the module, or of the language. */
function listOwnNames(node: FunctionNode): Set<string> {
  const functions = [
    ...findAll(node, 'ArrowFunctionExpression'),
    ...findAll(node, 'FunctionExpression'),
  ];
  const variables = findAll(node, 'VariableDeclarator').flatMap(({ id }) => listNames(id));
  const parameters = [node, ...functions].flatMap(({ params }) => params.flatMap(listNames));
  return new Set([...variables, ...parameters]);
}
