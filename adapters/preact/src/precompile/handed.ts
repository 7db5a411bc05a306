import type { ESTree } from 'vite';
import { forEachChild } from './walk.ts';

/** Methods that only take in what they are given. */
const collecting = new Set(['push', 'unshift', 'concat', 'add']);

/**
 * Lists the names that appear in what components are given, as a prop or as a child, in the arguments of
 * functions, and in objects: who is given an element may look at it, or clone it. By name alone: where two variables share
 * one, both count. Components themselves do not: who is given one does not see what it returns.
 */
export function listHanded(program: ESTree.Program): Set<string> {
  const names = new Set<string>();
  const visit = (node: ESTree.Node, isHanded: boolean): void => {
    if (isHanded && node.type === 'Identifier') addName(names, node);
    for (const given of listGiven(node)) addName(names, given);
    const below = node.type === 'JSXElement' ? isComponent(node) : isHanded;
    forEachChild(node, (child) => visit(child, below));
  };
  visit(program, false);
  return names;
}

/** Tells whether elements directly in a node go somewhere else: into a call, or into an object. */
export function isGiven(node: ESTree.Node): boolean {
  if (node.type === 'ObjectExpression' || node.type === 'NewExpression') return true;
  if (node.type !== 'CallExpression') return false;
  const { callee } = node;
  const isMethod = callee.type === 'MemberExpression' && callee.property.type === 'Identifier';
  return !isMethod || !collecting.has((callee.property as ESTree.IdentifierName).name);
}

function listGiven(node: ESTree.Node): readonly ESTree.Node[] {
  if (node.type === 'Property') return [node.value];
  return isGiven(node) && 'arguments' in node ? node.arguments : [];
}

/** The name under which a node's value can be found again. */
export function readName(node: ESTree.Node): string | undefined {
  const target = findTarget(node);
  return target?.type === 'Identifier' ? target.name : undefined;
}

function findTarget(node: ESTree.Node): ESTree.Node | null {
  switch (node.type) {
    case 'VariableDeclarator':
    case 'FunctionDeclaration':
      return node.id;
    case 'AssignmentExpression':
    case 'AssignmentPattern':
      return node.left;
    case 'MethodDefinition':
    case 'PropertyDefinition':
      return node.key;
    default:
      return null;
  }
}

function addName(names: Set<string>, node: ESTree.Node): void {
  if (node.type === 'Identifier' && !/^[A-Z]/.test(node.name)) names.add(node.name);
}

function isComponent({ openingElement: { name } }: ESTree.JSXElement): boolean {
  return name.type !== 'JSXIdentifier' || !/^[a-z]/.test(name.name);
}
