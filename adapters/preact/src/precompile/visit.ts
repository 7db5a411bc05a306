import type { ESTree } from 'vite';
import { isJsx } from './elements.ts';
import { emitElement } from './emit/element.ts';
import type { Job, Mode } from './job.ts';
import { isFunction } from './values.ts';
import { forEachChild } from './walk.ts';

/** Compiles all elements of a program. */
export function visitProgram(job: Job, program: ESTree.Program): void {
  const visit = (node: ESTree.Node, mode: Mode): void => {
    if (isJsx(node)) return emitElement(job, node, mode, visit);
    const below = chooseMode(job, node, mode);
    forEachChild(node, (child) => visit(child, below));
  };
  visit(program, 'module');
}

function chooseMode({ handed }: Job, node: ESTree.Node, mode: Mode): Mode {
  const isNamed = node.type === 'VariableDeclarator' || node.type === 'FunctionDeclaration';
  if (isNamed && node.id?.type === 'Identifier' && handed.has(node.id.name)) return 'handed';
  return isFunction(node) && mode === 'module' ? 'open' : mode;
}
