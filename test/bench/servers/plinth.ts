/** Serves a built app as `plinth start` does, but uncompressed as the others do: `plinth.js <URL of dist/server/index.js>`. */
import type { App } from '@plinth/core';
import { serve } from '@plinth/core/node';
import { announce } from './announce.ts';

const { default: app } = (await import(process.argv[2]!)) as { default: App };
const { port } = await serve(app, { port: 0, host: '127.0.0.1', compress: false });
announce(port);
