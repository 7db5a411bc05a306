import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fixture } from './_app.ts';

const run = promisify(execFile);
/** The packages of this repository, and their folders. */
export const packages = {
  core: 'core',
  preact: 'adapters/preact',
  solid: 'adapters/solid',
  string: 'adapters/string',
};

/** A package of this repository. */
export type PackageName = keyof typeof packages;

/** Runs npm in a folder as a user would, without what npm tells the scripts of this repository. */
export async function npm(folder: string, ...args: string[]): Promise<string> {
  const quiet = ['--prefer-offline', '--no-audit', '--no-fund'];
  const env = { ...process.env, NODE_ENV: undefined, CI: undefined };
  try {
    return (await run('npm', [...quiet, ...args], { cwd: folder, env })).stdout;
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`npm ${args.join(' ')}:\n${stdout}${stderr}`, { cause: error });
  }
}

/** Packs a package as npm would publish it, and gives the path of the tarball. */
export async function pack(name: PackageName, folder: string): Promise<string> {
  const place = fixture(join('../..', packages[name]));
  const packed = await npm(place, 'pack', '--silent', '--pack-destination', folder);
  return join(folder, packed.trim());
}
