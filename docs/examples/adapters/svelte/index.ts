import { fileURLToPath } from 'node:url';
import { defineAdapter, type Adapter } from '@plinth/core';
import { svelte as plugin } from '@sveltejs/vite-plugin-svelte';

/** Svelte 5 as a view layer. */
export function svelte(): Adapter {
  return defineAdapter({
    name: 'svelte',
    extensions: ['.svelte'],
    include: ['**/*.svelte.{js,ts}'],
    server: fileURLToPath(new URL('./server.ts', import.meta.url)),
    client: fileURLToPath(new URL('./client.ts', import.meta.url)),
    vite: () => plugin({ configFile: false, compilerOptions: { experimental: { async: true } } }),
  });
}
