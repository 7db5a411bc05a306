import { defineAdapter, type Adapter } from '@plinth/core';

export { html, later, raw, type HtmlHole } from './html.ts';
export type { Later, LaterOptions } from './late-holes.ts';
export type { Html } from './safe-html.ts';

/** The adapter for pages that are functions from props to a string; `include`: globs of its files. */
export function string(options?: { include?: readonly string[] }): Adapter {
  return defineAdapter({
    name: 'string',
    extensions: ['.ts', '.js'],
    hydrate: false,
    include: options?.include,
    server: '@plinth/string/server',
    client: '@plinth/string/client',
  });
}
