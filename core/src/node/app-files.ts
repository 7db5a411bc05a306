import { type AppInternals, appInternals } from '../app.ts';
import { PlinthError } from '../errors.ts';
import type { App } from '../types.ts';
import { createAssets } from './files.ts';

/** The insides of an app, with its built files if it has any. */
export function toServed(app: App): AppInternals {
  const internals = readInternals(app);
  const { clientDir, withAssets } = internals;
  return clientDir === undefined ? internals : readInternals(withAssets(createAssets(clientDir)));
}

function readInternals(app: App): AppInternals {
  const internals = (app as { [appInternals]?: AppInternals })?.[appInternals];
  if (internals) return internals;
  throw new PlinthError(
    'PLINTH_NOT_AN_APP',
    'serve() and toNodeHandler() take an app made by createApp(), or the default export of dist/server/index.js. Pass that.',
  );
}
