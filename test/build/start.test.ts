/** What a start loads: most of its time goes there. */
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { dirname, join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { copyFixture, plinth, startCommand, startProgram } from '../_app.ts';
import { assert, suite } from '../_suite.ts';

const test = suite('the program that a build writes');

/** Parts of Node that a first answer does not need, and one that it does. */
const costly = ['internal/deps/undici/undici', 'http2', 'tls', 'zlib', '_http_server'];
const page = `const costly = ${JSON.stringify(costly)};
const isLoaded = (name) => process.moduleLoadList.includes('NativeModule ' + name);
export const getServerSideProps = () => ({ props: { loaded: costly.filter(isLoaded).join() } });
export default ({ loaded }) => 'loaded: ' + loaded + '.';`;

/** A page whose error is known by its line. */
const broken = `interface Nothing {
  never: string;
}
export const getServerSideProps = (): Promise<Nothing> => {
  throw new Error('a broken page');
};
export default (): string => '';
`;

let folder: string;
test.before(async () => {
  folder = await copyFixture('small', 'start');
  await writeFile(join(folder, 'pages/broken.ts'), broken);
  await writeFile(join(folder, 'pages/loaded.js'), page);
  const { code, stderr } = await plinth(folder, 'build');
  assert.is(code, 0, stderr);
});

const env = { PORT: '0', HOST: '127.0.0.1' };
const ways = {
  'node dist/server/serve.js': () =>
    startProgram(folder, process.execPath, ['dist/server/serve.js'], env),
  'plinth start': () => startCommand(folder, ['start'], env),
};

for (const [name, start] of Object.entries(ways)) {
  test(`${name} answers without Node's HTTP client, HTTP/2, TLS and zlib`, async () => {
    const { url, stop } = await start();
    // Each answer also tells what those before it have loaded.
    for (const coding of ['', '', 'gzip, br', 'gzip, br']) {
      assert.match(await ask(`${url}/loaded`, coding), 'loaded: _http_server.');
    }
    await stop();
  });
}

test('a stack names the source, and only files with something of the app have a map', async () => {
  const { url, output, stop } = await startProgram(
    folder,
    process.execPath,
    ['dist/server/serve.js'],
    env,
  );
  await ask(`${url}/broken`);
  await stop();
  assert.match(output(), /Error: a broken page\\n.*?pages\/broken\.ts:5:9/);
  const server = join(folder, 'dist/server');
  const files = await readdir(server, { recursive: true });
  const scripts = files.filter((name) => name.endsWith('.js'));
  const mapped = scripts.filter((name) => files.includes(`${name}.map`));
  assert.ok(mapped.some((name) => name.startsWith('chunks/broken')));
  assert.equal(
    mapped.filter((name) => /plinth|serve|^index/.test(name)),
    [],
  );
  for (const name of scripts) {
    const names = (await readFile(join(server, name), 'utf8')).includes('\n//# sourceMappingURL=');
    assert.is(names, mapped.includes(name), name);
  }
});

test('only what serves on Node asks for what is Node’s', async () => {
  const server = join(folder, 'dist/server');
  assert.ok((await listNodeModules(join(server, 'serve.js'))).includes('node:http'));
  assert.equal(await listNodeModules(join(server, 'index.js')), []);
});

function ask(url: string, coding = ''): Promise<string> {
  const headers = coding === '' ? {} : { 'accept-encoding': coding };
  return new Promise((settle, reject) => {
    get(url, { headers }, (response) => text(response).then(settle, reject)).once('error', reject);
  });
}

/** What of Node a file imports, and what the files import that it imports. */
async function listNodeModules(file: string, seen = new Set<string>()): Promise<string[]> {
  if (seen.has(file)) return [];
  seen.add(file);
  const found: string[] = [];
  const source = await readFile(file, 'utf8');
  for (const [, name = ''] of source.matchAll(/^(?:import|export)[^'"\n]*"([^"]+)";$/gm)) {
    if (name.startsWith('node:')) found.push(name);
    if (name.startsWith('.'))
      found.push(...(await listNodeModules(resolve(dirname(file), name), seen)));
  }
  return found;
}
