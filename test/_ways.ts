import { buildApp, devApp, serveApp } from './_app.ts';

/** Sends a request for a path to the fixture app, redirects left alone. */
export type Ask = (path: string, init?: RequestInit) => Promise<Response>;

/** The ways in which every behaviour must be the same. */
export const ways: Record<string, () => Promise<Ask>> = {
  'app.request': async () => {
    const app = await buildApp('app');
    return (path, init) => app.request(path, init);
  },
  'a socket': async () => toAsk(await serveApp('app')),
  'the dev server': async () => toAsk((await devApp('app')).url),
};

export const adapters = ['preact', 'solid', 'string'] as const;

function toAsk(url: string): Ask {
  return (path, init) => fetch(url + path, { redirect: 'manual', ...init });
}
