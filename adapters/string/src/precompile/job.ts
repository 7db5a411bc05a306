import type MagicString from 'magic-string';
import type { ESTree } from 'vite';
import type { Twin } from './twins.ts';

/** The compilation of one file. */
export interface Job {
  readonly output: MagicString;
  readonly tags: ReadonlySet<string>;
  /** Functions with a twin that returns bare HTML, by name. */
  readonly functions: ReadonlyMap<string, Twin>;
  /** What is compiled to yield bare HTML. */
  readonly bare: Set<ESTree.Node>;
  /** The name of the runtime in the compiled module; all other new names begin with it. */
  readonly runtime: string;
  /** What stands behind the compiled module. */
  readonly written: string[];
}
