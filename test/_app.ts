import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, rm } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { App } from '@plinth/core';
import { serve } from '@plinth/core/node';
import { afterRun } from './_tally.ts';

const bin = fileURLToPath(new URL('../core/bin/plinth.js', import.meta.url));
const run = promisify(execFile);

/** A folder under test/fixtures. */
export function fixture(name: string): string {
  return fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));
}

/** A copy of a fixture that a test may edit. */
export async function copyFixture(name: string, copy: string): Promise<string> {
  const folder = fileURLToPath(new URL(`.tmp/${copy}`, import.meta.url));
  await rm(folder, { recursive: true, force: true });
  await cp(fixture(name), folder, {
    recursive: true,
    filter: (path) => !path.startsWith(`${fixture(name)}/dist`),
  });
  return folder;
}

/** What a command printed, whatever its exit code. */
export interface Printed {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs `plinth` in a folder until it ends. */
export async function plinth(folder: string, ...args: string[]): Promise<Printed> {
  try {
    const { stdout, stderr } = await run(process.execPath, [bin, ...args], { cwd: folder });
    return { code: 0, stdout, stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as Printed;
    return { code, stdout, stderr };
  }
}

const built = new Map<string, Promise<App>>();

/** A fixture's built app; it is built once in a run. */
export function buildApp(name: string): Promise<App> {
  let app = built.get(name);
  if (!app) built.set(name, (app = buildFolder(fixture(name))));
  return app;
}

/** Builds the app in a folder, and loads it. */
export async function buildFolder(folder: string): Promise<App> {
  const { code, stdout, stderr } = await plinth(folder, 'build');
  if (code !== 0) throw new Error(`plinth build failed:\n${stdout}${stderr}`);
  const { default: app } = await import(pathToFileURL(`${folder}/dist/server/index.js`).href);
  return app as App;
}

const served = new Map<string, Promise<string>>();

/** The address of a fixture's built app on a real server, one in a run. */
export function serveApp(name: string): Promise<string> {
  let url = served.get(name);
  if (!url) {
    url = buildApp(name).then(async (app) => {
      const server = await serve(app, { port: 0, host: '127.0.0.1', compress: false });
      afterRun(() => server.close());
      return server.url;
    });
    served.set(name, url);
  }
  return url;
}

/** A `plinth` command that goes on until it is stopped. */
export interface RunningCommand {
  url: string;
  child: ChildProcess;
  /** All that it printed so far. */
  output: () => string;
  stop: () => Promise<number | null>;
}

/** Starts `plinth dev` or `plinth start` in a folder, and waits until it says where it listens. */
export function startCommand(
  folder: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<RunningCommand> {
  return startProgram(folder, process.execPath, [bin, ...args], env);
}

/** Starts a server in a folder, and waits until it says where it listens. */
export async function startProgram(
  folder: string,
  program: string,
  args: readonly string[],
  env: Record<string, string | undefined> = {},
): Promise<RunningCommand> {
  const child = spawn(program, args, {
    cwd: folder,
    env: { ...process.env, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += chunk));
  const exited = once(child, 'exit').then(([code]) => code as number | null);
  const stop = (): Promise<number | null> => {
    child.kill('SIGTERM');
    return exited;
  };
  afterRun(async () => void (await stop()));
  const url = await waitFor(() => /https?:\/\/(?:localhost|127\.0\.0\.1):\d+/.exec(text)?.[0], {
    unless: () => child.exitCode !== null,
    what: () => `an address from ${program} ${args.join(' ')}:\n${text}`,
  });
  return { url, child, output: () => text, stop };
}

const devServers = new Map<string, Promise<RunningCommand>>();

/** The dev server of a fixture, one in a run; for tests that edit nothing. */
export function devApp(name: string): Promise<RunningCommand> {
  let server = devServers.get(name);
  if (!server) {
    server = startCommand(fixture(name), ['dev', '--port', '4600', '--host', '127.0.0.1']);
    devServers.set(name, server);
  }
  return server;
}

/** Asks again and again until there is an answer. */
export async function waitFor<T>(
  ask: () => T | undefined | Promise<T | undefined>,
  {
    unless,
    what,
    timeout = 30_000,
  }: { unless?: () => boolean; what?: () => string; timeout?: number } = {},
): Promise<T> {
  const end = Date.now() + timeout;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (unless?.() || Date.now() > end) {
      throw new Error(`Waited in vain for ${what?.() ?? 'an answer'}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
