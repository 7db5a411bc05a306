import { defineAdapter, type Adapter } from '@plinth/core';

export { Await, type AwaitProps } from './await.ts';
export { Head } from './head.ts';
export { useRoute } from './route.ts';

/** What the adapter can be told. */
export interface PreactOptions {
  /** Globs of the files that are Preact's, beside those that its pragma names. */
  include?: readonly string[];
  /**
   * Compiles the static parts of JSX to HTML, for the server alone; `skip` names elements that stay elements,
   * for code that hooks into Preact's `options`.
   *
   * @default true
   */
  precompile?: boolean | { skip?: readonly string[] };
}

/** The adapter for Preact pages. */
export function preact({ include, precompile = true }: PreactOptions = {}): Adapter {
  return defineAdapter({
    name: 'preact',
    jsxImportSource: 'preact',
    include,
    server: '@plinth/preact/server',
    client: '@plinth/preact/client',
    vite: async (owns) => (await import('./vite.ts')).createPlugins(owns, precompile),
  });
}
