import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assert, suite } from '../_suite.ts';

const ROOT = join(import.meta.dirname, '../..');
const UVU = /['"`]uvu(?:\/\w+)?['"`]/;
const FOCUS = /\.only\(/;
/** A machine's own folder at the beginning of a path; inside a longer path it is a name like others. */
const MACHINE_PATH = /(?<![\w.)\]}*-])\/(?:work|home|root|Users)\/(?=[\w.])/;

const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: ROOT })
  .toString()
  .split('\n')
  .filter((path) => /\.(?:[cm]?[jt]sx?|svelte|vue|html|css|json|md)$/.test(path))
  .filter((path) => existsSync(join(ROOT, path)));

const test = suite('sources');

test('only the harness imports uvu', () => {
  const code = files.filter((path) => !path.endsWith('.json') && !path.endsWith('.md'));
  assert.equal(findFiles(code, UVU), ['test/_suite.ts']);
  const name = ['uv', 'u'].join('');
  for (const part of [`'${name}'`, `"${name}/assert"`, `\`${name}\``]) assert.match(part, UVU);
});

test('no test is in focus but the one that tries it', () => {
  const tests = files.filter((path) => /\.test\.tsx?$/.test(path));
  assert.equal(findFiles(tests, FOCUS), ['test/fixtures/suite/only.test.ts']);
});

test('no file names a folder of one machine', () => {
  assert.equal(findFiles(files, MACHINE_PATH), []);
  for (const folder of ['work', 'home', 'root', 'Users']) {
    assert.match(`'/${folder}/x'`, MACHINE_PATH);
    assert.match(`file:///${folder}/x`, MACHINE_PATH);
    assert.not.match(`./${folder}/x`, MACHINE_PATH);
  }
});

function findFiles(paths: string[], pattern: RegExp): string[] {
  return paths.filter((path) => pattern.test(readFileSync(join(ROOT, path), 'utf8')));
}
