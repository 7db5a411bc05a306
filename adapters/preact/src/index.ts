import { defineAdapter, type Adapter } from '@plinth/core';

export { Await, type AwaitProps } from './await.ts';
export { Head } from './head.ts';
export { useRoute } from './route.ts';

/** The adapter for Preact pages; `include`: globs of its files, beside those that its pragma names. */
export function preact(options?: { include?: readonly string[] }): Adapter {
  return defineAdapter({
    name: 'preact',
    jsxImportSource: 'preact',
    include: options?.include,
    server: '@plinth/preact/server',
    client: '@plinth/preact/client',
    vite: async (owns) => (await import('./vite.ts')).createPlugins(owns),
  });
}
