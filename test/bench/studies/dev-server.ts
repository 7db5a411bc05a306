import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { findPort } from '../server-process.ts';

/** A dev server that has answered. */
export interface DevServer {
  url: string;
  /** From its start to its first whole answer. */
  milliseconds: number;
  stop(): Promise<void>;
}

const patience = 60_000;

/** Starts `plinth dev` in a folder, and waits until it answers with a page. */
export async function startDev(folder: string, path: string): Promise<DevServer> {
  const core = dirname(createRequire(import.meta.url).resolve('@plinth/core/package.json'));
  const port = await findPort();
  const url = `http://localhost:${port}${path}`;
  const begun = performance.now();
  const args = [join(core, 'bin/plinth.js'), 'dev', '--port', `${port}`];
  const { NODE_ENV: _, ...env } = process.env;
  const child = spawn(process.execPath, args, { cwd: folder, env, stdio: 'ignore' });
  const exit = once(child, 'exit');
  async function stop(): Promise<void> {
    child.kill('SIGKILL');
    await exit;
  }
  while (!(await isAnswered(url))) {
    if (child.exitCode === null && performance.now() - begun < patience) await wait(2);
    else throw new Error(`plinth dev does not answer in ${folder} (exit code ${child.exitCode})`);
  }
  return { url, milliseconds: performance.now() - begun, stop };
}

async function isAnswered(url: string): Promise<boolean> {
  const response = await fetch(url).catch(() => undefined);
  await response?.text();
  return response?.status === 200;
}
