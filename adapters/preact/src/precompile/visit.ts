import type { ESTree } from 'vite';
import { isJsx } from './elements.ts';
import { emitElement } from './emit/element.ts';
import { emitText } from './emit/text.ts';
import { isGiven, readName } from './handed.ts';
import type { Job, Mode, Visit } from './job.ts';
import { isFunction } from './values.ts';
import { forEachChild } from './walk.ts';

/** Compiles all elements of a program. What stands in no function is made once, and may be used anywhere: it is kept. */
export function visitProgram(job: Job, program: ESTree.Program): void {
  createVisit(job)(program, 'kept');
}

/** Creates what compiles all that stands below a node. */
export function createVisit(job: Job): Visit {
  const visit: Visit = (node, mode) => {
    if (mode === 'text') return emitText(job, node, visit);
    if (isJsx(node)) return emitElement(job, node, mode, visit);
    const below = chooseMode(job, node, mode);
    forEachChild(node, (child) => visit(child, below));
  };
  return visit;
}

function chooseMode({ handed }: Job, node: ESTree.Node, mode: Mode): Mode {
  if (mode === 'handed') return mode;
  const name = readName(node);
  if (name !== undefined && handed.has(name)) return 'handed';
  if (isFunction(node)) return 'open';
  return isGiven(node) ? 'kept' : mode;
}
