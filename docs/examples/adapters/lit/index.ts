import { fileURLToPath } from 'node:url';
import { defineAdapter, type Adapter } from '@plinth/core';

/** Lit templates as a view layer. */
export function lit(): Adapter {
  return defineAdapter({
    name: 'lit',
    extensions: ['.lit.ts', '.lit.js'],
    server: fileURLToPath(new URL('./server.ts', import.meta.url)),
    client: fileURLToPath(new URL('./client.ts', import.meta.url)),
  });
}
