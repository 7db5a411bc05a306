import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { App } from '@plinth/core';
import type { Built } from '../build.ts';

/** The built app in this process; view layers choose their production build when they are loaded. */
export async function loadApp({ app }: Built): Promise<App> {
  process.env['NODE_ENV'] = 'production';
  const { href } = pathToFileURL(join(app, 'dist/server/index.js'));
  return ((await import(href)) as { default: App }).default;
}

/** Answers a request, reads all of the answer, and throws where it is none. */
export async function readPage(app: App, path: string): Promise<string> {
  const response = await app.fetch(new Request(`http://localhost${path}`));
  const text = await response.text();
  if (response.status === 200) return text;
  throw new Error(`${path} is answered with ${response.status}: ${text.slice(0, 200)}`);
}

/** The CPU time of this process that some work takes, in milliseconds. */
export async function spend(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
