import { defineAdapter, type Adapter } from '@plinth/core';

export { Await, type AwaitProps } from './await.ts';
export { Head } from './head.ts';
export { useRoute } from './route.ts';

/** The adapter for Solid pages; `include`: globs of its files, beside those that its pragma names. */
export function solid(options?: { include?: readonly string[] }): Adapter {
  return defineAdapter({
    name: 'solid',
    jsxImportSource: 'solid-js',
    include: options?.include,
    server: '@plinth/solid/server',
    client: '@plinth/solid/client',
    vite: async () => (await import('./vite.ts')).createPlugins(),
  });
}
