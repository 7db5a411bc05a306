import { buildApp, devApp, serveApp } from './_app.ts';

/** Sends a request for a path to the fixture app, redirects left alone. */
export type Ask = (path: string, init?: RequestInit) => Promise<Response>;

/** The ways in which every behaviour of a fixture must be the same. */
export function waysOf(fixture: string): Record<string, () => Promise<Ask>> {
  return {
    'app.request': async () => {
      const app = await buildApp(fixture);
      return (path, init) => app.request(path, init);
    },
    'a socket': async () => toAsk(await serveApp(fixture)),
    'the dev server': async () => toAsk((await devApp(fixture)).url),
  };
}

/** Those of the fixture that most tests use. */
export const ways: Record<string, () => Promise<Ask>> = waysOf('app');

export const adapters = ['preact', 'solid', 'string'] as const;

function toAsk(url: string): Ask {
  return (path, init) => fetch(url + path, { redirect: 'manual', ...init });
}
