import { readFile, readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { assert, suite } from '../_suite.ts';

const test = suite('what the packages offer');

/** The public values; types apart. A name here is a promise. */
const values: Record<string, readonly string[]> = {
  '@plinth/core': [
    'PlinthError',
    'createApp',
    'createPlaces',
    'defineAdapter',
    'httpError',
    'isOpenPlace',
    'trackPromise',
  ],
  '@plinth/core/client': [
    'beforeNavigate',
    'currentRoute',
    'navigate',
    'prefetch',
    'refresh',
    'subscribe',
  ],
  '@plinth/core/node': ['serve', 'toNodeHandler'],
  '@plinth/core/testing': ['createTestApp', 'testAdapter'],
  '@plinth/core/vite': ['plinth'],
  '@plinth/preact': ['Await', 'Head', 'preact', 'useRoute'],
  '@plinth/solid': ['Await', 'Head', 'solid', 'useRoute'],
  '@plinth/string': ['html', 'later', 'raw', 'string'],
};

for (const [name, expected] of Object.entries(values)) {
  test(`${name} exports ${expected.join(', ')}`, async () => {
    assert.equal(Object.keys(await import(name)).toSorted(), expected);
  });
}

test('every error code is named by a test', async () => {
  const tests = fileURLToPath(new URL('..', import.meta.url));
  const sources: string[] = [];
  for (const entry of await readdir(tests, { recursive: true })) {
    if (/node_modules|\bdist\b|\.tmp/.test(entry) || !/\.tsx?$/.test(entry)) continue;
    sources.push(await readFile(tests + entry, 'utf8'));
  }
  const all = sources.join('\n');
  const page = await readFile(`${tests}../docs/content/errors.md`, 'utf8');
  const codes = [...page.matchAll(/^### (PLINTH_[A-Z_]+)$/gm)].map(([, code]) => code as string);
  assert.equal(
    codes.filter((code) => !all.includes(code)),
    [],
  );
});

test('every error code is documented, and every documented code exists', async () => {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const folders = ['core/src', 'adapters/preact/src', 'adapters/solid/src', 'adapters/string/src'];
  const thrown = new Set<string>();
  for (const folder of folders) {
    for (const entry of await readdir(root + folder, { recursive: true })) {
      if (!entry.endsWith('.ts')) continue;
      const source = await readFile(`${root}${folder}/${entry}`, 'utf8');
      for (const [, code] of source.matchAll(/['[](PLINTH_[A-Z_]+)['\]]/g))
        thrown.add(code as string);
    }
  }
  const page = await readFile(`${root}docs/content/errors.md`, 'utf8');
  const documented = [...page.matchAll(/^### (PLINTH_[A-Z_]+)$/gm)].map(([, code]) => code);
  assert.ok(thrown.size > 30);
  assert.equal(documented.toSorted(), [...thrown].toSorted());
});
