import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PageBuild } from '@plinth/core';
import { build, type InlineConfig } from 'vite';
import solid from 'vite-plugin-solid';

/** What is there once everything is built. */
export interface Built {
  /** The folder of the app. */
  app: string;
  /** The folder of the contenders' and the load generator's programs. */
  programs: string;
  manifest: { id: string; entry?: string; pages: Readonly<Record<string, PageBuild | undefined>> };
}

const { dirname: here } = import.meta;
const app = join(here, 'app');
const servers = ['plinth', 'bare', 'bare-late', 'bare-file', 'load'].map(
  (name) => `servers/${name}`,
);
const programs = join(here, '../.tmp/bench/programs');

/** Builds the app with Plinth's own command, and the other programs with Vite alone. */
export async function buildAll(): Promise<Built> {
  buildApp();
  await buildPrograms([...servers, 'by-hand/data', 'by-hand/string', 'by-hand/deferred-string']);
  await buildPrograms(['by-hand/preact', 'by-hand/missing', 'by-hand/deferred-preact'], {
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  });
  await buildPrograms(['by-hand/solid', 'by-hand/deferred-solid'], {
    plugins: [solid({ ssr: true })],
  });
  const manifestUrl = pathToFileURL(join(app, 'dist/server/manifest.js')).href;
  const { default: manifest } = (await import(manifestUrl)) as { default: Built['manifest'] };
  return { app, programs, manifest };
}

function buildApp(): void {
  const core = dirname(createRequire(import.meta.url).resolve('@plinth/core/package.json'));
  execFileSync(process.execPath, [join(core, 'bin/plinth.js'), 'build'], { cwd: app });
}

/** Dependencies stay outside, as in the app: every contender loads the same files of its renderer. */
async function buildPrograms(names: readonly string[], config: InlineConfig = {}): Promise<void> {
  await build({
    ...config,
    configFile: false,
    root: here,
    logLevel: 'warn',
    ssr: { external: true },
    build: {
      ssr: true,
      outDir: programs,
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: { input: names.map(findSource) },
    },
  });
}

function findSource(name: string): string {
  const file = join(here, name);
  return existsSync(`${file}.tsx`) ? `${file}.tsx` : `${file}.ts`;
}
