import { createApp, defineAdapter } from '@plinth/core';
import { serve } from '@plinth/core/node';
import { assert, suite } from '../_suite.ts';

const text = defineAdapter({ name: 'text', server: { render: () => ({ html: '' }) } });
const page = { default: () => '' };
const app = createApp({
  adapters: [text],
  pages: {
    '/a/[b]': page,
    '/fails': {
      ...page,
      getServerSideProps: () => {
        throw new TypeError('line one\nline two', { cause: 'the cause' });
      },
    },
  },
});

/** What a server writes while it answers. */
async function linesOf(
  mode: string | undefined,
  log: boolean,
  paths: readonly string[],
): Promise<string> {
  const { env, stdout } = process;
  const before = env['NODE_ENV'];
  const write = stdout.write;
  let written = '';
  if (mode === undefined) delete env['NODE_ENV'];
  else env['NODE_ENV'] = mode;
  const server = await serve(app, { port: 0, host: '127.0.0.1', log });
  stdout.write = (chunk: string) => {
    written += chunk;
    return true;
  };
  try {
    for (const path of paths) await (await fetch(server.url + path)).text();
  } finally {
    stdout.write = write;
    if (before === undefined) delete env['NODE_ENV'];
    else env['NODE_ENV'] = before;
    await server.close();
  }
  return written;
}

const test = suite('the log of serve');

test('has a line of JSON for each request in production, without its search string', async () => {
  const written = await linesOf('production', true, ['/a/b%0Ac?token=1', '/nowhere']);
  const [first, second] = written
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const { time, duration, ...rest } = first;
  assert.match(time, /^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  assert.type(duration, 'number');
  assert.equal(rest, {
    level: 'info',
    method: 'GET',
    path: '/a/b%0Ac',
    route: '/a/[b]',
    status: 200,
  });
  assert.is(second.status, 404);
  assert.not.match(written, /token/);
});

test('has one more line for an error, with its stack', async () => {
  const written = await linesOf('production', true, ['/fails']);
  const [error, request] = written
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.is(error.level, 'error');
  assert.is(error.route, '/fails');
  assert.is(error.error.name, 'TypeError');
  assert.is(error.error.message, 'line one\nline two');
  assert.match(error.error.stack, /log\.test\.ts:\d+/);
  assert.equal(error.error.cause, { message: "'the cause'" });
  assert.is(request.status, 500);
  assert.is(request.level, 'error');
});

test('is for people elsewhere', async () => {
  const written = await linesOf(undefined, true, ['/a/b', '/fails']);
  assert.match(
    written,
    /^GET \/a\/b 200 in \d+\.\d ms\nGET \/fails \(\/fails\): TypeError: line one/,
  );
  assert.match(written, /\nGET \/fails 500 in \d+\.\d ms\n$/);
});

test('is not written unless it is asked for', async () => {
  assert.is(await linesOf('production', false, ['/a/b']), '');
});
