import type { ESTree } from 'vite';
import { forEachChild } from './walk.ts';

/**
 * Lists the variables that appear in what components are given, as a prop or as a child: a component may
 * look at an element, or clone it. By name alone: where two variables share one, both count. Components
 * themselves do not: who is given one does not see what it returns.
 */
export function listHanded(program: ESTree.Program): Set<string> {
  const names = new Set<string>();
  const visit = (node: ESTree.Node, isHanded: boolean): void => {
    if (isHanded && node.type === 'Identifier' && !/^[A-Z]/.test(node.name)) names.add(node.name);
    const below = node.type === 'JSXElement' ? isComponent(node) : isHanded;
    forEachChild(node, (child) => visit(child, below));
  };
  visit(program, false);
  return names;
}

function isComponent({ openingElement: { name } }: ESTree.JSXElement): boolean {
  return name.type !== 'JSXIdentifier' || !/^[a-z]/.test(name.name);
}
