import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import type { Built } from '../build.ts';
import { views } from '../workloads.ts';
import type { Figure, Setting } from './figure.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../../..');
const temporary = join(root, 'test/.tmp/bench');

/** What is installed to run an app of one adapter, and what its pages download. */
export async function studySize({ built }: Setting): Promise<Figure[]> {
  const folder = await mkdtemp(join(await make(temporary), 'size-'));
  const figures: Figure[] = [];
  try {
    for (const view of views) figures.push(...(await install(view, join(folder, view))));
  } finally {
    await rm(folder, { recursive: true });
  }
  for (const view of views) figures.push(await weighScripts(`/hello/${view}`, built));
  return figures;
}

/** Packs the core and an adapter, and installs them as somebody does who only runs a built app. */
async function install(view: string, folder: string): Promise<Figure[]> {
  await make(folder);
  const packages = [join(root, 'core'), join(root, 'adapters', view)];
  await run('npm', ['pack', ...packages, '--pack-destination', folder], { cwd: root });
  const archives = (await readdir(folder)).map((name) => `./${name}`);
  await writeFile(join(folder, 'package.json'), '{ "private": true }');
  const quiet = ['--no-audit', '--no-fund', '--prefer-offline'];
  await run('npm', ['install', '--omit=dev', ...quiet, ...archives], { cwd: folder });
  const modules = join(folder, 'node_modules');
  const lock = await readFile(join(modules, '.package-lock.json'), 'utf8');
  const { packages: installed } = JSON.parse(lock) as { packages: object };
  const names = Object.keys(installed);
  console.log(await describe(folder, names));
  return [
    { name: `installed, ${view}`, value: (await weigh(modules)) / 1e6, unit: 'MB', mark: 8 },
    { name: `packages, ${view}`, value: names.length, unit: '', mark: 12 },
  ];
}

/** What the size consists of. */
async function describe(folder: string, names: readonly string[]): Promise<string> {
  const sizes = names.map(async (name) => {
    const size = await weigh(join(folder, name));
    return `${name.replace('node_modules/', '')} ${(size / 1e3).toFixed(0)} kB`;
  });
  return (await Promise.all(sizes)).join(', ');
}

/** The bytes of all files of a folder. */
async function weigh(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(
    files.map(async (file) => (await stat(join(file.parentPath, file.name))).size),
  );
  return sizes.reduce((total, size) => total + size, 0);
}

/** The scripts that a page downloads, each compressed for itself. */
async function weighScripts(path: string, { app, manifest }: Built): Promise<Figure> {
  const { module, preload = [] } = manifest.pages[path]!;
  const urls = module === undefined ? [] : [manifest.entry!, module, ...preload];
  const files = urls.map((url) => readFile(join(app, 'dist/client', url)));
  const sizes = (await Promise.all(files)).map((file) => gzipSync(file).length);
  const bytes = sizes.reduce((total, size) => total + size, 0);
  return { name: `script of ${path.slice(1)}, gzip`, value: bytes / 1e3, unit: 'kB' };
}

async function make(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  return folder;
}
