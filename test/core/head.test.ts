import { createApp, defineAdapter } from '@plinth/core';
import type { HeadTags } from '@plinth/core';
import { assert, suite } from '../_suite.ts';
import { attribute, elements, findTag, textOf } from '../_html.ts';

/** The document of a page with a head, under a view layer that has one too. */
async function documentOf(head: HeadTags, layer?: HeadTags): Promise<string> {
  const adapter = defineAdapter({
    name: 'bare',
    server: { render: () => ({ html: '', head: layer }) },
  });
  const app = createApp({ adapters: [adapter], pages: { '/': { default: () => '', head } } });
  return (await app.request('/')).text();
}

function tags(html: string, tag: string): Record<string, string>[] {
  return elements(html)
    .filter((element) => element.tagName === tag)
    .map((element) => Object.fromEntries(element.attrs.map(({ name, value }) => [name, value])));
}

const test = suite('head tags');
const defaults = [
  { charset: 'utf-8' },
  { name: 'viewport', content: 'width=device-width, initial-scale=1', 'data-head': '' },
];

test('charset and viewport are there, and the viewport can be set otherwise', async () => {
  assert.equal(tags(await documentOf({}), 'meta'), defaults);
  const own = { name: 'viewport', content: 'width=500' };
  assert.equal(tags(await documentOf({ meta: [own] }), 'meta'), [
    defaults[0],
    { ...own, 'data-head': '' },
  ]);
});

test('of two tags with one key the later wins, in the place of the earlier', async () => {
  const html = await documentOf(
    {
      title: 'first',
      meta: [
        { name: 'description', content: 'first' },
        { property: 'og:title', content: 'kept' },
        { key: 'mine', name: 'a', content: '1' },
      ],
      link: [{ rel: 'icon', href: '/a' }],
    },
    {
      title: 'second',
      meta: [
        { name: 'description', content: 'second' },
        { key: 'mine', name: 'b', content: '2' },
      ],
      link: [
        { rel: 'icon', href: '/a', sizes: 'any' },
        { rel: 'icon', href: '/b' },
      ],
    },
  );
  assert.is(textOf(findTag(html, 'title')), 'second');
  assert.equal(
    tags(html, 'meta')
      .slice(2)
      .map(({ content }) => content),
    ['second', 'kept', '2'],
  );
  assert.equal(
    tags(html, 'link').map(({ href, sizes }) => [href, sizes]),
    [
      ['/a', 'any'],
      ['/b', undefined],
    ],
  );
});

test('hostile text stays text', async () => {
  const hostile = `"'></title></script><script>alert(1)</script><!--`;
  const html = await documentOf({
    title: hostile,
    meta: [{ name: 'description', content: hostile }],
    link: [{ rel: 'canonical', href: hostile }],
    script: [
      { type: 'application/ld+json', children: JSON.stringify({ text: hostile }) },
      { children: `const text = ${JSON.stringify(hostile)};` },
    ],
    htmlAttributes: { lang: hostile },
    bodyAttributes: { class: hostile },
  });
  assert.is(textOf(findTag(html, 'title')), hostile);
  assert.is(attribute(findTag(html, 'html'), 'lang'), hostile);
  assert.is(attribute(findTag(html, 'body'), 'class'), hostile);
  assert.is(tags(html, 'meta')[2]?.['content'], hostile);
  assert.is(tags(html, 'link')[0]?.['href'], hostile);
  const scripts = elements(html).filter(({ tagName }) => tagName === 'script');
  assert.is(scripts.length, 2);
  assert.equal(JSON.parse(textOf(scripts[0])), { text: hostile });
  assert.is(new Function(`${textOf(scripts[1])} return text`)(), hostile);
});

test('an attribute name that is none is left out', async () => {
  const html = await documentOf({
    meta: [{ name: 'a', 'x onload=alert(1)': 'y', 'b>': 'c' } as never],
  });
  assert.equal(tags(html, 'meta')[2], { name: 'a', 'data-head': '' });
});

test('true is a bare attribute; null, undefined and false leave it out', async () => {
  const html = await documentOf({
    script: [{ src: '/a.js', async: true, defer: false, crossorigin: undefined, integrity: null }],
  });
  assert.equal(tags(html, 'script'), [{ src: '/a.js', async: '', 'data-head': '' }]);
});
