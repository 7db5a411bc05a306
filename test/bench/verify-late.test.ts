import { assert, suite } from '../_suite.ts';
import type { Received } from './answer.ts';
import { verifyData, verifyFile } from './verify-files.ts';
import { verifyLate } from './verify-late.ts';
import { fallback, parts } from './views/deferred.ts';
import { loadHello } from './views/hello.ts';

const test = suite('benchmark: what is verified beside whole pages');

const place = `<p>${fallback}</p>`;
const shell =
  '<html lang="en"><title>Hello</title><meta name="description" content="A small page"><div id="plinth">' +
  `<main><h1>A page with slow parts</h1>${place.repeat(3)}</main></div>`;
const late = Object.values(parts).map(
  ({ heading, items }) => `<template><h2>${heading}</h2><p>${items.join('</p><p>')}</p></template>`,
);
const page = shell + late.join('<script></script>');

test('accepts a page that is sent in parts', () => {
  verifyLate('bare', false, receive(page));
});

const wrong: [what: string, html: string, message: RegExp][] = [
  ['a part that is missing', shell + late.slice(1).join(''), /the parts/],
  ['parts in another order', shell + late.toReversed().join(''), /the parts/],
  ['a part that stands in its place', page.replace(place, '<section></section>'), /the shell/],
  ['a fallback that says something else', page.replace(fallback, 'Soon'), /text of the shell/],
  ['data that no script needs', `${page}${JSON.stringify(parts.offers.items)}`, /how often/],
];

for (const [what, html, message] of wrong) {
  test(`refuses ${what}`, () => {
    assert.throws(() => verifyLate('bare', false, receive(html)), message);
  });
}

test('asks for the data of each part, and a script, where the page wakes', () => {
  const state =
    '<script type="application/json" id="plinth-state">' +
    '{"props":{"title":"A page with slow parts"}}</script>';
  const data = Object.values(parts).map(({ items }) => JSON.stringify(items));
  const sent = `<script type="application/json">[${data.join()}]</script><script src="/a.js"></script>`;
  verifyLate('bare', true, receive(page + state + sent));
  assert.throws(() => verifyLate('bare', true, receive(page + state)), /how often/);
});

test('compares data and files', async () => {
  const { props } = await loadHello();
  const data = JSON.stringify({ pattern: '/hello/preact', props });
  const json = 'application/json; charset=utf-8';
  await verifyData('bare', receive(data, json));
  await assert.rejects(verifyData('bare', receive(data)), /the headers/);
  await assert.rejects(verifyData('bare', receive('{}', json)), /the data/);
  assert.throws(() => verifyFile('bare', receive('')), /the type/);
});

function receive(text: string, type = 'text/html; charset=utf-8'): Received {
  const cacheControl = 'private, no-store';
  const headers = { status: 200, type, cacheControl, isLengthRight: true };
  return { headers, all: new Headers(), text };
}
