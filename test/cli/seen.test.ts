import { assert, suite } from '../_suite.ts';
import { copyFixture, fixture, plinth, startCommand, waitFor } from '../_app.ts';

const test = suite('what plinth start and plinth dev show');

test('start: registers, writes lines of JSON, and stacks name the source', async () => {
  const folder = await copyFixture('seen', 'seen-start');
  assert.is((await plinth(folder, 'build')).code, 0);
  const { url, output, stop } = await startCommand(folder, ['start', '--port', '0']);
  assert.is((await fetch(`${url}/broken`)).status, 500);
  const log = await waitFor(() => (output().includes('"status":500') ? output() : undefined));
  assert.is(log.split('\n').filter((line) => line === 'registered').length, 1);
  assert.match(log, /^told Cannot read .* \/broken \/broken$/m);
  const line = log.split('\n').find((one) => one.includes('"error":'));
  const { error, route } = JSON.parse(line as string);
  assert.is(route, '/broken');
  assert.match(error.stack, /pages\/broken\.tsx:7:\d+/);
  assert.is(await stop(), 0);
});

test('start: ends at once where register fails', async () => {
  const folder = await copyFixture('seen', 'seen-fails');
  assert.is((await plinth(folder, 'build')).code, 0);
  process.env['SEEN_FAILS'] = '1';
  try {
    const { code, stderr } = await plinth(folder, 'start', '--port', '0');
    assert.is(code, 1);
    assert.match(stderr, /^PLINTH_INSTRUMENTATION_FAILED: .*no collector/);
  } finally {
    delete process.env['SEEN_FAILS'];
  }
});

test('dev: registers once, tells of errors, and shows Server-Timing', async () => {
  const args = ['dev', '--port', '4630', '--host', '127.0.0.1'];
  const { url, output, stop } = await startCommand(fixture('seen'), args);
  const response = await fetch(url);
  assert.match(response.headers.get('server-timing') ?? '', /^route;dur=.*, total;dur=/);
  assert.is((await fetch(`${url}/broken`)).status, 500);
  const log = await waitFor(() => (output().includes('told ') ? output() : undefined));
  assert.is(log.split('\n').filter((line) => line === 'registered').length, 1);
  assert.match(log, /^told Cannot read .* \/broken \/broken$/m);
  assert.match(log, /pages\/broken\.tsx:7:\d+/);
  await stop();
});
