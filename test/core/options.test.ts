import { createApp, defineAdapter } from '@plinth/core';
import { plinth } from '@plinth/core/vite';
import { string } from '@plinth/string';
import { assert, suite } from '../_suite.ts';

const adapter = defineAdapter({ name: 'text', server: { render: () => ({ html: '' }) } });
const page = { default: () => '' };

/** What an app says of its options; nothing where they are in order. */
function faultsOf(options: object, make = makeApp): string[] {
  try {
    make(options);
    return [];
  } catch (error) {
    const { code, message } = error as Error & { code: string };
    assert.is(code, 'PLINTH_OPTIONS_INVALID');
    return message.split('\n');
  }
}

function makeApp(options: object): void {
  createApp({ adapters: [adapter], pages: { '/': page }, ...options });
}

const test = suite('options');

for (const [options, expected] of [
  [{ redirect: [] }, 'redirect is unknown. Did you mean redirects?'],
  [{ basepath: '/a' }, 'basepath is unknown. Did you mean basePath?'],
  [{ colour: 1 }, /^colour is unknown\. There are: .*basePath, /],
  [{ basePath: 'docs' }, /^basePath is "docs"\. Write a path such as '\/docs'/],
  [{ basePath: '/docs/' }, /^basePath is "\/docs\/"/],
  [{ basePath: '/a/../b' }, /^basePath is/],
  [{ trailingSlash: 'yes' }, 'trailingSlash is "yes". Write true or false.'],
  [{ buildId: 'a/b' }, /^buildId is "a\/b"\. Write letters/],
  [{ buildId: 'a~1' }, /^buildId/],
  [{ buildId: '..' }, /^buildId/],
  [{ assetPrefix: 'https://cdn.example.com/' }, /^assetPrefix is .* without a slash after it\.$/],
  [{ assetPrefix: 'javascript:alert(1)' }, /^assetPrefix/],
  [{ origin: 'https://example.com/' }, /^origin is "https:\/\/example\.com\/"\. Write a scheme/],
  [{ origin: 'example.com' }, /^origin/],
  [{ trustProxy: 1 }, /^trustProxy is 1\. Write true, false, 'loopback' or a list of addresses/],
  [{ trustProxy: ['proxy.local'] }, /^trustProxy\[0\] is "proxy\.local"\. Write an IP address/],
  [{ bodyLimit: '1mb' }, 'bodyLimit is "1mb". Write a number of bytes.'],
  [{ allowedOrigins: ['*.example.com'] }, /^allowedOrigins\[0\] is/],
  [{ csp: 1 }, 'csp is 1. Write true or false.'],
  [{ streaming: true }, 'streaming is true. Write an object.'],
  [{ streaming: { hold: '5ms' } }, 'streaming.hold is "5ms". Write a number of milliseconds.'],
  [{ streaming: { hold: -1 } }, /^streaming\.hold is -1/],
  [{ streaming: { crawlers: [''] } }, /^streaming\.crawlers\[0\] is ""/],
  [{ timeouts: { shell: 0 } }, /^timeouts\.shell is 0\. Write a number of milliseconds from 1, or/],
  [{ timeouts: { deferred: 2 ** 31 } }, /^timeouts\.deferred/],
  [{ timeouts: { gssp: 1 } }, /^timeouts\.gssp is unknown/],
  [{ redirects: {} }, 'redirects is {}. Write a list.'],
  [{ redirects: ['/a'] }, 'redirects[0] is "/a". Write an object.'],
  [{ redirects: [{ source: '/a', permanent: true }] }, 'redirects[0].destination is missing.'],
  [{ redirects: [go('a', '/b')] }, /^redirects\[0\]\.source is "a"\. Write a path that begins/],
  [{ redirects: [go('/a(', '/b')] }, /^redirects\[0\]\.source is "\/a\("\..*path-to-regexp 6/],
  [
    { redirects: [go('/a', 'javascript:alert(1)')] },
    /^redirects\[0\]\.destination is "javascript:/,
  ],
  [{ redirects: [go('/a', '//evil.example')] }, /^redirects\[0\]\.destination/],
  [{ redirects: [go('/a', '/\\evil.example')] }, /^redirects\[0\]\.destination/],
  [{ redirects: [go('/:host', 'https://:host/')] }, /host has no parameter\.$/],
  [{ redirects: [go('/:a', 'https://:a.example.com/')] }, /host has no parameter\.$/],
  [{ redirects: [go('/:a*', 'https://:a*/')] }, /host has no parameter\.$/],
  [
    { redirects: [go('/:a', '/b/:c?d=:e')] },
    /is "\/b\/:c\?d=:e"\. Write it without :c, :e, or put/,
  ],
  [
    { redirects: [{ source: '/a', destination: '/b' }] },
    /^redirects\[0\] has neither permanent nor/,
  ],
  [
    { redirects: [{ ...go('/a', '/b'), statusCode: 301 }] },
    /^redirects\[0\] has both permanent and/,
  ],
  [
    { redirects: [{ source: '/a', destination: '/b', statusCode: 300 }] },
    'redirects[0].statusCode is 300. Write 301, 302, 303, 307 or 308.',
  ],
  [{ redirects: [{ ...go('/a', '/b'), pemanent: 1 }] }, /^redirects\[0\]\.pemanent.*permanent\?$/],
  [
    { redirects: [{ ...go('/a', '/b'), has: [{ type: 'header', key: 'x', value: '(' }] }] },
    /^redirects\[0\]\.has\[0\]\.value is "\("\. Write a regular expression/,
  ],
  [
    { redirects: [{ ...go('/a', '/b'), missing: [{ type: 'host' }] }] },
    'redirects[0].missing[0].value is missing.',
  ],
  [
    { redirects: [{ ...go('/a', '/b'), has: [{ type: 'cookie' }] }] },
    'redirects[0].has[0].key is missing.',
  ],
  [{ redirects: [{ ...go('/a', '/b'), basePath: true }] }, /^redirects\[0\]\.basePath is true\./],
  [{ rewrites: { before: [] } }, /^rewrites\.before is unknown\. There are: afterFiles/],
  [{ rewrites: { fallback: [{ source: '/a' }] } }, 'rewrites.fallback[0].destination is missing.'],
  [{ rewrites: [{ source: '/a', destination: 'ftp://x/' }] }, /^rewrites\[0\]\.destination is/],
  [{ headers: [{ source: '/a' }] }, 'headers[0].headers is missing.'],
  [
    { headers: [{ source: '/a', headers: [{ key: 'a b', value: '' }] }] },
    `headers[0].headers[0].key is "a b". Write a header's name.`,
  ],
  [
    { headers: [{ source: '/a', headers: [{ key: 'a', value: 'x\r\nb: c' }] }] },
    /^headers\[0\]\.headers\[0\]\.value is "x\\r\\nb: c"/,
  ],
  [{ i18n: { locales: ['en'] } }, 'i18n.defaultLocale is missing.'],
  [
    { i18n: { locales: ['en'], defaultLocale: 'de' } },
    /^i18n\.defaultLocale is "de"\. Write one of en/,
  ],
  [
    { i18n: { locales: ['en', 'EN'], defaultLocale: 'en' } },
    /^i18n\.locales is .*each locale once/,
  ],
  [{ i18n: { locales: ['a/b'], defaultLocale: 'a/b' } }, /^i18n\.locales\[0\] is "a\/b"/],
] as const) {
  test(`${JSON.stringify(options)} is refused`, () => {
    const [head, first, ...more] = faultsOf(options);
    assert.is(head, 'The options have a mistake:');
    if (typeof expected === 'string') assert.is(first, `- ${expected}`);
    else assert.match(first?.replace(/^- /, '') ?? '', expected);
    assert.equal(more, []);
  });
}

for (const options of [
  { basePath: '', assetPrefix: '', buildId: 'v1.2_3-4' },
  { basePath: '/a/b.c', assetPrefix: 'https://cdn.example.com:8443/x' },
  { origin: 'https://example.com', trustProxy: ['10.0.0.1', '::1'], bodyLimit: 0 },
  { trustProxy: 'loopback', csp: false, serverTiming: undefined, trailingSlash: true },
  { redirects: [go('/a/:b(\\d+)', 'https://example.com:8080/:b?c=:b#:b')] },
  { redirects: [go('/:path*', '/new/:path*')] },
  {
    redirects: [
      { ...go('/a', '/b/:who'), has: [{ type: 'cookie', key: 'a', value: '(?<who>.+)' }] },
    ],
  },
  { rewrites: [{ source: '/(.*)', destination: 'https://example.com/' }] },
  { headers: [{ source: '/:a', headers: [{ key: 'x-:a', value: ":a; img-src 'self'" }] }] },
  {
    i18n: { locales: ['en', 'pt-BR'], defaultLocale: 'pt-BR', cookie: 'l', localeDetection: false },
  },
]) {
  test(`${JSON.stringify(options)} is in order`, () => {
    assert.equal(faultsOf(options), []);
  });
}

test('all mistakes are listed at once, by the plug-in as by createApp', () => {
  const options = { basePath: 'a', csp: 'on', redirects: [go('b', 'c')], speling: 1 };
  const makePlugin = (given: object): void => void plinth({ adapters: [string()], ...given });
  for (const make of [makeApp, makePlugin]) {
    const [head, ...lines] = faultsOf(options, make);
    assert.is(head, 'The options have 5 mistakes:');
    assert.equal(
      lines.map((line) => line.split(' ')[1]),
      ['basePath', 'csp', 'redirects[0].source', 'redirects[0].destination', 'speling'],
    );
  }
});

function go(source: string, destination: string): object {
  return { source, destination, permanent: true };
}
