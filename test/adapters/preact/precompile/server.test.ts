/** The tests of the server half once more, with their own JSX compiled. */
import { readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin, type Rolldown } from 'vite';
import { preact } from '@plinth/preact';
import { assert, suite } from '../../../_suite.ts';

const folder = join(import.meta.dirname, '..');
const output = join(import.meta.dirname, '../../../.tmp/precompiled-tests');
const source = join(folder, 'server.test.tsx');

const code = await compile();
await mkdir(output, { recursive: true });
const file = join(output, `server-${crypto.randomUUID()}.mjs`);
await writeFile(file, code);
await import(pathToFileURL(file).href);
await rm(file);

suite('preact server, compiled')('the JSX of the tests is compiled', () => {
  const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  assert.ok(count(code, /html`/g) > 25, `${count(code, /html`/g)} templates`);
  assert.ok(count(readFileSync(source, 'utf8'), /<(?:p|main)\b/g) > 25);
});

/** What it imports stays outside: the harness and the renderer are those of the whole run. */
async function compile(): Promise<string> {
  const plugins = (await preact().vite!(() => true)) as Plugin[];
  const result = await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    plugins,
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    ssr: { external: true },
    build: {
      ssr: true,
      write: false,
      minify: false,
      rolldownOptions: { input: source, external: /^\.{1,2}\/.*\.ts$/ },
    },
  });
  const [{ code: bundled }] = (result as Rolldown.RolldownOutput).output;
  return bundled.replace(/(?<=from ")\.[^"]+/g, (path) => pathToFileURL(join(folder, path)).href);
}
