import { defineAdapter } from '@plinth/core';

export { h } from './h.js';

/** The adapter for pages that are functions from props to `h()`. */
export function tiny() {
  return defineAdapter({
    name: 'tiny',
    extensions: ['.tiny.js'],
    server: 'plinth-tiny/server',
    client: 'plinth-tiny/client',
  });
}
