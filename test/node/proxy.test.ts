import { createApp, defineAdapter } from '@plinth/core';
import type { GetServerSidePropsContext, PlinthConfig, PlinthError } from '@plinth/core';
import { serve, toNodeHandler } from '@plinth/core/node';
import { assert, suite } from '../_suite.ts';
import { listen } from '../_server.ts';

const text = defineAdapter({
  name: 'text',
  server: { render: ({ props }) => ({ html: `${props.origin} ${props.clientAddress}` }) },
});

const getServerSideProps = ({ origin, clientAddress }: GetServerSidePropsContext): object => ({
  props: { origin, clientAddress },
});

function makeApp(config: PlinthConfig = {}): ReturnType<typeof createApp> {
  return createApp({
    adapters: [text],
    pages: { '/': { default: () => '', getServerSideProps } },
    ...config,
  });
}

/** What the app knows of a request with these headers: its origin, and the address of its client. */
async function ask(url: string, headers: Record<string, string>): Promise<string> {
  const html = await (await fetch(url, { headers })).text();
  const shown = /<div id="plinth">(.*)<\/div>/.exec(html)?.[1] as string;
  return shown.replace(url, 'here').replace('::ffff:', '');
}

type Serve = (config: PlinthConfig) => Promise<{ url: string; close: () => Promise<void> }>;

const servers: Record<string, Serve> = {
  serve: (config) => serve(makeApp(config), { port: 0, host: '127.0.0.1' }),
  toNodeHandler: (config) => listen(toNodeHandler(makeApp(config))),
};

const client = '127.0.0.1';
const list = 'evil, 8.8.8.8, 9.9.9.9';

for (const [name, start] of Object.entries(servers)) {
  const test = suite(`behind a proxy, with ${name}`);

  for (const [trustProxy, headers, expected] of [
    [undefined, { 'x-forwarded-for': '9.9.9.9' }, `here ${client}`],
    [
      undefined,
      { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
      `here ${client}`,
    ],
    [undefined, { 'x-real-ip': '9.9.9.9', forwarded: 'for=9.9.9.9;host=evil' }, `here ${client}`],
    [false, { 'x-forwarded-for': list }, `here ${client}`],
    ['loopback', {}, `here ${client}`],
    ['loopback', { 'x-forwarded-for': '9.9.9.9' }, 'here 9.9.9.9'],
    // Only what the trusted proxy has added counts, which is the last entry.
    ['loopback', { 'x-forwarded-for': list }, 'here 9.9.9.9'],
    ['loopback', { 'x-forwarded-for': '9.9.9.9, 127.0.0.1' }, 'here 9.9.9.9'],
    [
      'loopback',
      { 'x-forwarded-host': 'evil.example, a.example', 'x-forwarded-for': list },
      'http://a.example 9.9.9.9',
    ],
    ['loopback', { 'x-forwarded-host': 'a.example/b?c' }, `here ${client}`],
    ['loopback', { 'x-forwarded-host': 'a@b' }, `here ${client}`],
    [
      'loopback',
      { 'x-forwarded-host': 'a.example', 'x-forwarded-proto': 'https' },
      `https://a.example ${client}`,
    ],
    [
      'loopback',
      { 'x-forwarded-host': 'a.example', 'x-forwarded-proto': 'javascript' },
      `http://a.example ${client}`,
    ],
    [['127.0.0.1'], { 'x-forwarded-for': list }, 'here 9.9.9.9'],
    [['127.0.0.1', '9.9.9.9'], { 'x-forwarded-for': list }, 'here 8.8.8.8'],
    [
      ['10.0.0.1'],
      { 'x-forwarded-for': list, 'x-forwarded-host': 'evil.example' },
      `here ${client}`,
    ],
    [true, { 'x-forwarded-for': '9.9.9.9, 8.8.8.8' }, 'here 9.9.9.9'],
  ] as const) {
    test(`${JSON.stringify(headers)}, trusting ${JSON.stringify(trustProxy)}`, async () => {
      const server = await start(trustProxy === undefined ? {} : { trustProxy });
      assert.is(await ask(server.url, headers), expected);
      await server.close();
    });
  }

  test('a configured origin is the origin whatever the request says', async () => {
    const server = await start({ origin: 'https://own.example', trustProxy: 'loopback' });
    const headers = { 'x-forwarded-host': 'evil.example' };
    assert.is(await ask(server.url, headers), `https://own.example ${client}`);
    await server.close();
  });

  test('the environment wins over the configuration', async () => {
    process.env['PLINTH_ORIGIN'] = 'https://machine.example';
    process.env['PLINTH_TRUST_PROXY'] = '10.0.0.1, 127.0.0.1';
    try {
      const server = await start({ origin: 'https://own.example', trustProxy: false });
      const headers = { 'x-forwarded-for': list };
      assert.is(await ask(server.url, headers), 'https://machine.example 9.9.9.9');
      await server.close();
    } finally {
      delete process.env['PLINTH_ORIGIN'];
      delete process.env['PLINTH_TRUST_PROXY'];
    }
  });

  for (const [variable, value] of [
    ['PLINTH_ORIGIN', 'example.com'],
    ['PLINTH_TRUST_PROXY', 'yes'],
  ] as const) {
    test(`${variable}=${value} is refused at start`, async () => {
      process.env[variable] = value;
      try {
        const refused = async (): Promise<unknown> => start({});
        await assert.rejects(
          refused,
          ({ code, message }: PlinthError) =>
            code === 'PLINTH_OPTIONS_INVALID' && /^The environment .*has a mistake:/.test(message),
        );
      } finally {
        delete process.env[variable];
      }
    });
  }
}

const options = suite('the options of serve');

options('win over the environment', async () => {
  process.env['PLINTH_ORIGIN'] = 'https://machine.example';
  try {
    const app = makeApp();
    const server = await serve(app, { port: 0, host: '127.0.0.1', origin: 'https://here.example' });
    assert.is(await ask(server.url, {}), `https://here.example ${client}`);
    await server.close();
  } finally {
    delete process.env['PLINTH_ORIGIN'];
  }
});
