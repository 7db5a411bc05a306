import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { copyFixture, fixture } from '../_app.ts';
import { assert, suite } from '../_suite.ts';

const test = suite('the example of testing an app');

test('passes in an app', async () => {
  const guide = await readFile(`${fixture('../../docs')}/content/testing.md`, 'utf8');
  const example = /```ts\n([^]*?)```/.exec(guide)?.[1] as string;
  assert.match(example, /createTestApp/);
  const folder = await copyFixture('seen', 'testing-example');
  await writeFile(`${folder}/app.test.ts`, example);
  const args = ['--import', 'tsx', '--test', 'app.test.ts'];
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder, env });
  assert.match(stdout, /^# pass 2$/m);
  assert.match(stdout, /^# fail 0$/m);
});
