/** The examples of the guide that are whole pages, built and asked for. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { App } from '@plinth/core';
import { assert, suite } from '../_suite.ts';
import { fixture, plinth } from '../_app.ts';

const test = suite('documentation: examples');
const chapters = ['navigation', 'head', 'prefetching', 'hydration', 'styles'];
const folder = fileURLToPath(new URL('../.tmp/guide', import.meta.url));

/** The pages of the examples, by their path. */
async function writeExamples(): Promise<string[]> {
  const paths: string[] = [];
  await rm(folder, { recursive: true, force: true });
  await mkdir(`${folder}/pages`, { recursive: true });
  for (const file of ['package.json', 'vite.config.ts']) {
    await writeFile(`${folder}/${file}`, await readFile(fixture(`browser/${file}`)));
  }
  for (const chapter of chapters) {
    const text = await readFile(fixture(`../../docs/content/${chapter}.md`), 'utf8');
    const blocks = [...text.matchAll(/^```(tsx?|css)\n([^]*?)^```$/gm)];
    for (const [index, [, language, code = '']] of blocks.entries()) {
      const name = /^\/\* (\S+) \*\//.exec(code)?.[1] ?? `${chapter}-${index}.${language}`;
      await writeFile(`${folder}/pages/${name}`, code);
      if (language !== 'css') paths.push(`/${chapter}-${index}`);
    }
  }
  return paths;
}

test('are pages that build and answer', async () => {
  const paths = await writeExamples();
  assert.ok(paths.length >= 11, `${paths.length} examples`);
  const { code, stdout, stderr } = await plinth(folder, 'build');
  assert.is(code, 0, stdout + stderr);
  const { default: app } = (await import(pathToFileURL(`${folder}/dist/server/index.js`).href)) as {
    default: App;
  };
  for (const path of paths) assert.is((await app.request(path)).status, 200, path);
});
