import type { Job } from '../job.ts';
import type { FunctionNode } from './functions.ts';

/** What an expression may refer to. */
export interface Scope {
  readonly job: Job;
  /** The module's own names, which are not the language's. */
  readonly declared: ReadonlySet<string>;
  /** The module's functions that are taken for pure. */
  readonly pure: ReadonlyMap<string, FunctionNode>;
  /** Parameters, variables of the function, and the module's constants. */
  readonly names: ReadonlySet<string>;
}

/** A scope with more names; they hide functions of the module. */
export function extendScope(scope: Scope, names: readonly string[]): Scope {
  if (names.length === 0) return scope;
  const pure = new Map(scope.pure);
  for (const name of names) pure.delete(name);
  return { ...scope, pure, names: new Set([...scope.names, ...names]) };
}
