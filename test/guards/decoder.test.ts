/** The decoder of rich data is the browser's, and is not among what every page downloads. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildApp, fixture } from '../_app.ts';
import { assert, suite } from '../_suite.ts';

const source = join(import.meta.dirname, '../../core/src');
/** Words of devalue's `unflatten` that no minifier changes. */
const trace = 'Invalid circular reference';

function listFiles(folder: string, pattern: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    pattern.test(path),
  );
}

function filesWith(folder: string, pattern: RegExp): string[] {
  return listFiles(folder, /\.[jt]s$/).filter((path) =>
    pattern.test(readFileSync(join(folder, path), 'utf8')),
  );
}

const test = suite('the decoder');

test('is imported by one module alone', () => {
  assert.equal(
    filesWith(source, /import \{[^}]*\b(?:unflatten|parse|uneval)\b[^}]*\} from 'devalue'/),
    [join('client', 'decoder.ts')],
  );
  assert.equal(filesWith(source, /from 'devalue'/).toSorted(), [
    join('client', 'decoder.ts'),
    join('rich', 'inspect.ts'),
    join('rich', 'stringify.ts'),
  ]);
});

test('is in one file of the browser’s, and in none of the server’s', async () => {
  await buildApp('app');
  const dist = fixture('app/dist');
  assert.equal(filesWith(`${dist}/server`, new RegExp(trace)), []);
  const [file = '', ...others] = filesWith(`${dist}/client`, new RegExp(trace));
  assert.match(file, /^assets.decoder-[\w-]+\.js$/);
  assert.equal(others, []);
  const name = file.replace(/.*[\\/]/, '');
  assert.equal(filesWith(`${dist}/client`, new RegExp(name)), [], 'no file imports it');
});

test('is of the version that encodes, whatever other version the app has', async () => {
  await buildApp('app');
  assert.equal(filesWith(fixture('app/dist/server'), /['"]devalue['"]/), []);
});
