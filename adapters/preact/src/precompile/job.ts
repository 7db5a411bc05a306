import type MagicString from 'magic-string';
import type { ESTree } from 'vite';
import type { Literals } from './literals.ts';

/** The compilation of one file. */
export interface Job {
  readonly code: string;
  readonly output: MagicString;
  readonly literals: Literals;
  /** Elements that the user wants to stay elements. */
  readonly skip: ReadonlySet<string>;
  /** What the file calls Preact's Fragment. */
  readonly fragments: ReadonlySet<string>;
  /** Variables and functions whose value is handed to a component or a function. */
  readonly handed: ReadonlySet<string>;
  /** Components of the file that only the renderer may call. */
  readonly impure: ReadonlySet<string>;
  /** The name of the runtime in the compiled module. */
  readonly runtime: string;
}

/**
 * What may become of an element. `open`: HTML. `handed`: it is given to a component or a function, which may
 * look at it or clone it, so that it stays an element. `kept`: the same, up to the next function. `text`: its
 * place takes a text.
 */
export type Mode = 'open' | 'handed' | 'kept' | 'text';

/** Compiles what stands below an expression. */
export type Visit = (node: ESTree.Node, mode: Mode) => void;
