import type { ESTree } from 'vite';
import type { Job } from '../job.ts';
import { type FunctionNode, readDeclarations } from './functions.ts';
import { isPureFunction } from './bodies.ts';
import { findReading } from './reading.ts';

/** Which of a module's components may be called when their element is made. */
export interface Purity {
  readonly pure: ReadonlyMap<string, FunctionNode>;
  readonly impure: ReadonlySet<string>;
  /** Those of the pure ones that only read what they are given. */
  readonly reading: ReadonlySet<string>;
}

/**
 * Finds the components of a module whose result depends on their props alone. Given plain values, all that
 * such a function can reach are these, what it makes of them, literals and other such functions: no hook, no
 * context, nothing that another component could change before the renderer would have called it.
 */
export function findPure(program: ESTree.Program, job: Job): Purity {
  const { functions, constants, names: declared } = readDeclarations(program);
  const pure = new Map(functions);
  // Each is taken for pure until it, or one that it calls, is found not to be.
  for (let before = -1; before !== pure.size;) {
    before = pure.size;
    for (const [name, node] of functions) {
      if (!isPureFunction(node, { job, declared, pure, names: constants })) pure.delete(name);
    }
  }
  const reading = findReading(pure);
  const components = [...functions.keys()].filter((name) => /^[A-Z]/.test(name));
  for (const [name, { params }] of pure) {
    // The second parameter of a component would be the context.
    if (!components.includes(name) || params.length > 1) pure.delete(name);
  }
  const impure = new Set(components.filter((name) => !pure.has(name)));
  return { pure, impure, reading };
}
