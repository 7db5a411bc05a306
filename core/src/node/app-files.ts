import type { TrustProxyOption } from 'srvx';
import { type AppInternals, appInternals } from '../app-internals.ts';
import { PlinthError } from '../errors.ts';
import { stripBase } from '../path-rules.ts';
import type { App, Assets } from '../types.ts';
import { validateOptions } from '../validate-options.ts';
import { type MachineOptions, readEnvironment } from './environment.ts';
import { createAssets } from './files.ts';
import { respondDirectly } from './direct-response.ts';

/** An app on this machine: with its built files, if it has any, and its insides. */
export interface Served {
  app: App;
  internals: AppInternals;
  trustProxy: TrustProxyOption | undefined;
}

/**
 * Puts an app on this machine; what is said here wins over the environment, and that over the configuration.
 *
 * @throws PLINTH_NOT_AN_APP, PLINTH_OPTIONS_INVALID
 */
export function toServed(app: App, options: MachineOptions = {}): Served {
  const { config, bind } = readInternals(app);
  const { origin, trustProxy } = { ...config, ...readEnvironment(), ...toGiven(options) };
  const { clientDir } = config.build;
  const assets = clientDir === undefined ? config.assets : findAssets(clientDir, config);
  const served = bind({ origin, assets, respond: respondDirectly });
  return {
    app: served,
    internals: readInternals(served),
    trustProxy: trustProxy as TrustProxyOption | undefined,
  };
}

function findAssets(
  clientDir: string,
  { paths, assetPrefix = '' }: AppInternals['config'],
): Assets {
  return createAssets(clientDir, stripBase(assetPrefix, paths.basePath) ?? '');
}

/** @throws PLINTH_OPTIONS_INVALID */
function toGiven(options: MachineOptions): MachineOptions {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  validateOptions(Object.fromEntries(given), []);
  return Object.fromEntries(given);
}

/** @throws PLINTH_NOT_AN_APP */
export function readInternals(app: App): AppInternals {
  const internals = (app as { [appInternals]?: AppInternals })?.[appInternals];
  if (internals) return internals;
  throw new PlinthError(
    'PLINTH_NOT_AN_APP',
    'serve() and toNodeHandler() take an app made by createApp(), or the default export of dist/server/index.js. Pass that.',
  );
}
