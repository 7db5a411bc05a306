import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const PACKAGE = new URL('../../', import.meta.resolve('@sparticuz/chromium'));
const CACHE = fileURLToPath(new URL('../node_modules/.cache/', import.meta.url));

/** Code for a process of its own: the package takes the folder and the want of libraries from the environment. */
const UNPACK = `
  const { default: chromium } = await import('@sparticuz/chromium');
  await chromium.executablePath();
`;

/**
 * Unpacks Chromium, its shared libraries and a font out of the npm package, once for each version.
 * The folder appears whole or not at all, also when two runs start together.
 */
export async function unpackBrowser(): Promise<string> {
  const { version } = JSON.parse(await readFile(new URL('package.json', PACKAGE), 'utf8'));
  const folder = join(CACHE, `chromium-${version}`);
  if (existsSync(folder)) return folder;
  await mkdir(CACHE, { recursive: true });
  const draft = await mkdtemp(`${folder}-`);
  const env = { ...process.env, TMPDIR: draft, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' };
  const options = { cwd: import.meta.dirname, env };
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', UNPACK], options);
  await useFont(join(draft, 'fonts/fonts.conf'));
  await rename(draft, folder).catch(() => rm(draft, { recursive: true }));
  return folder;
}

/** The packed configuration names folders of one cloud provider. */
async function useFont(path: string): Promise<void> {
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replace('<dir>/tmp/fonts</dir>', '<dir prefix="relative">.</dir>'));
}
