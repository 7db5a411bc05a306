import { type AppInternals, appInternals } from '../app.ts';
import { PlinthError } from '../errors.ts';
import { stripBase } from '../path-rules.ts';
import type { App } from '../types.ts';
import { createAssets } from './files.ts';

/** An app with its built files, if it has any, and its insides. */
export function toServed(app: App): { app: App; internals: AppInternals } {
  const { clientDir, withAssets, basePath, assetPrefix = '' } = readInternals(app);
  const prefix = stripBase(assetPrefix, basePath) ?? '';
  const served = clientDir === undefined ? app : withAssets(createAssets(clientDir, prefix));
  return { app: served, internals: readInternals(served) };
}

function readInternals(app: App): AppInternals {
  const internals = (app as { [appInternals]?: AppInternals })?.[appInternals];
  if (internals) return internals;
  throw new PlinthError(
    'PLINTH_NOT_AN_APP',
    'serve() and toNodeHandler() take an app made by createApp(), or the default export of dist/server/index.js. Pass that.',
  );
}
