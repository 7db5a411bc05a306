import { createServer } from 'node:http';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assert, suite } from '../_suite.ts';
import { buildApp, copyFixture, fixture, plinth, startCommand, waitFor } from '../_app.ts';

const test = suite('the command line');
const empty = fileURLToPath(new URL('../.tmp/empty', import.meta.url));
test.before(async () => {
  await rm(empty, { recursive: true, force: true });
  await mkdir(empty, { recursive: true });
});

test('without a command it says what there is', async () => {
  const { code, stdout } = await plinth(empty);
  assert.is(code, 0);
  for (const command of ['create', 'dev', 'build', 'start', 'routes', 'create-adapter']) {
    assert.match(stdout, new RegExp(`^  ${command} `, 'm'));
    const help = await plinth(empty, command, '--help');
    assert.is(help.code, 0);
    assert.match(help.stdout, new RegExp(`^Usage: plinth ${command}`));
  }
});

for (const [args, text] of [
  [['serve'], /There is no command "serve"\. Run "plinth --help"/],
  [['dev', '--prot', '1'], /Unknown option '--prot'.*Run "plinth dev --help"/s],
  [['build', '--port', '1'], /Unknown option '--port'.*Run "plinth build --help"/s],
  [['start', '--port', 'many'], /The port "many" is not a number from 0 to 65535/],
  [['start', '--port', '70000'], /The port "70000" is not a number/],
  [['start', 'now'], /Unexpected argument 'now'/],
] as const) {
  test(`"plinth ${args.join(' ')}" is refused with what to do`, async () => {
    const { code, stdout, stderr } = await plinth(empty, ...args);
    assert.is(code, 1);
    assert.is(stdout, '');
    assert.match(stderr, /^PLINTH_CLI_USAGE: /);
    assert.match(stderr, text);
    assert.not.match(stderr, /\n    at /);
  });
}

test('start without a build says to build first', async () => {
  const { code, stderr } = await plinth(empty, 'start');
  assert.is(code, 1);
  assert.match(
    stderr,
    /^PLINTH_NO_BUILD: There is no dist\/server\/serve\.js.*Run "plinth build" first/,
  );
});

test('a project without Vite says how to install it', async () => {
  const alone = await mkdtemp(join(tmpdir(), 'plinth-'));
  const { code, stderr } = await plinth(alone, 'build');
  await rm(alone, { recursive: true });
  assert.is(code, 1);
  assert.match(stderr, /^PLINTH_VITE_MISSING: .*npm install -D vite/);
});

test('a project without the plug-in says how to add it', async () => {
  const { code, stderr } = await plinth(empty, 'routes');
  assert.is(code, 1);
  assert.match(stderr, /^PLINTH_NO_PLUGIN: .*plugins: \[plinth\(/);
});

test('build ends with a table of the routes and what each costs', async () => {
  const folder = await copyFixture('app', 'cli-build');
  const { code, stdout } = await plinth(folder, 'build');
  assert.is(code, 0);
  assert.match(stdout, /^Route +Adapter +Hydrate +Script \(gzip\)$/m);
  assert.match(stdout, /^\/preact\/counter +preact +true +\d\.\d kB$/m);
  assert.match(stdout, /^\/solid\/case\/\[name\] +solid +true +\d\.\d kB$/m);
  assert.match(stdout, /^\/string\/static +string +none +0$/m);
});

test('routes lists each page once with its data path [48]', async () => {
  const { stdout } = await plinth(fixture('app'), 'routes');
  assert.match(stdout, /^\/ +string +none +none$/m);
  assert.match(
    stdout,
    /^\/preact\/rest\/\[\.\.\.path\] +preact +true +\/_plinth\/data\/<build>\/preact\/rest\/\[\.\.\.path\]\.json$/m,
  );
  assert.is(stdout.match(/^\/solid\/counter /gm)?.length, 1);
  assert.not.match(stdout, /_link/);
});

test('routes and build name the API routes, below the pages', async () => {
  const folder = await copyFixture('api', 'cli-api');
  const routes = await plinth(folder, 'routes');
  assert.match(routes.stdout, /^\/api\/small +API +none +none$/m);
  assert.ok(routes.stdout.lastIndexOf(' true ') < routes.stdout.indexOf('/api/'));
  const { stdout } = await plinth(folder, 'build');
  assert.match(stdout, /^\/api\/small +API +none +0$/m);
  assert.match(stdout, /^\/api\/rest\/\[\[\.\.\.path\]\] +API +none +0$/m);
});

test('start serves the build, and ends in order when it is asked to', async () => {
  await buildApp('app');
  const server = await startCommand(fixture('app'), [
    'start',
    '--port',
    '0',
    '--host',
    '127.0.0.1',
  ]);
  assert.is((await fetch(`${server.url}/string/static`)).status, 200);
  const before = Date.now();
  assert.is(await server.stop(), 0);
  assert.ok(Date.now() - before < 2000, 'an idle server ends at once');
});

test('start ends although the app still has something to wait for', async () => {
  const folder = await copyFixture('small', 'cli-open-handle');
  await writeFile(
    join(folder, 'pages/ticking.ts'),
    `setInterval(() => {}, 1000); export default () => 'ticking';`,
  );
  assert.is((await plinth(folder, 'build')).code, 0);
  const server = await startCommand(folder, ['start', '--port', '0', '--host', '127.0.0.1']);
  assert.match(await (await fetch(`${server.url}/ticking`)).text(), 'ticking');
  const late = setTimeout(() => server.child.kill('SIGKILL'), 5000);
  assert.is(await server.stop(), 0);
  clearTimeout(late);
});

test('start honours PORT and HOST, and says when the port is taken', async () => {
  await buildApp('app');
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const env = { PORT: String(port), HOST: '127.0.0.1' };
  const failed = await startCommand(fixture('app'), ['start'], env).catch((error) => error);
  assert.match(String(failed), /PLINTH_PORT_TAKEN: Port \d+ is taken by another program/);
  other.close();
  await once(other, 'close');
  const server = await startCommand(fixture('app'), ['start'], env);
  assert.is(server.url, `http://127.0.0.1:${port}`);
  await server.stop();
});

test('dev takes the next port where one is taken, and says so', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const dev = await startCommand(fixture('app'), [
    'dev',
    '--port',
    String(port),
    '--host',
    '127.0.0.1',
  ]);
  await waitFor(() => dev.output().includes(`Port ${port} is taken`) || undefined);
  assert.not.match(dev.url, new RegExp(`:${port}$`));
  other.close();
  await dev.stop();
});
