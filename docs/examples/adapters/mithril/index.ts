import { fileURLToPath } from 'node:url';
import { defineAdapter, type Adapter } from '@plinth/core';

/** Mithril components as a view layer. */
export function mithril(): Adapter {
  return defineAdapter({
    name: 'mithril',
    extensions: ['.mithril.ts', '.mithril.js'],
    server: fileURLToPath(new URL('./server.ts', import.meta.url)),
    client: fileURLToPath(new URL('./client.ts', import.meta.url)),
  });
}
