import { defineAdapter, type Adapter } from '@plinth/core';

export { html, later, raw, type HtmlHole } from './html.ts';
export type { Later, LaterOptions } from './late-holes.ts';
export type { Html } from './safe-html.ts';

/** What the adapter can be told. */
export interface StringOptions {
  /** Globs of the adapter's files, beside those that end in `.ts` and `.js`. */
  include?: readonly string[];
  /**
   * Compiles templates to functions, for the server alone; what they make is the same.
   *
   * @default true
   */
  precompile?: boolean;
}

/** The adapter for pages that are functions from props to a string. */
export function string({ include, precompile = true }: StringOptions = {}): Adapter {
  return defineAdapter({
    name: 'string',
    extensions: ['.ts', '.js'],
    hydrate: false,
    include,
    server: '@plinth/string/server',
    client: '@plinth/string/client',
    vite: precompile ? async (owns) => (await import('./vite.ts')).createPlugins(owns) : undefined,
  });
}
