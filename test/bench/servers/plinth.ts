/** Serves a built app as `plinth start` does, but uncompressed as the others do: `plinth.js <URL of dist/server/index.js>`. */
import type { App } from '@plinth/core';
import { serve } from '@plinth/core/node';

const { default: app } = (await import(process.argv[2]!)) as { default: App };
await serve(app, { host: '127.0.0.1', compress: false });
