import { assert, suite } from '../_suite.ts';
import { type Answer, readDocument } from './answer.ts';
import { verifyAnswer } from './verify.ts';
import { loadHello } from './views/hello.ts';

const test = suite('benchmark: what is verified');

const headHtml =
  '<html lang="en"><title>Hello</title><meta name="description" content="A small page">';
const viewHtml =
  '<main data-hk="1"> <h1>Hello &amp; <!--$-->welcome</h1> <a href="/next">Go on</a></main>';
const stateHtml =
  '<script type="application/json" id="plinth-state">{"props":{"a":"\\u003c"}}</script>';
const filesHtml = '<link rel="modulepreload" href="/a.js"><script src="/b.js"></script>';

test('reads of a document what contenders have in common', () => {
  const html = `${headHtml}<div id="plinth">${viewHtml}</div>${stateHtml}${filesHtml}`;
  assert.equal(readDocument(html), {
    head: { title: 'Hello', description: 'A small page', language: 'en' },
    elements: ['main', 'h1', 'a'],
    texts: ['Hello & welcome', 'Go on'],
    links: ['/next'],
    props: { a: '<' },
    preloads: ['/a.js'],
    scripts: ['/b.js'],
  });
});

test('sees no state where there is none', () => {
  const html = `${headHtml}<div id="plinth">${viewHtml}</div>`;
  assert.is(readDocument(html).props, undefined);
});

const headers: Answer['headers'] = {
  status: 200,
  type: 'text/html; charset=utf-8',
  cacheControl: 'private, no-store',
  isLengthRight: true,
};

const wrong: [what: string, path: string, change: Partial<Answer>, message: RegExp][] = [
  ['a text that was read as markup', '/preact', { texts: ['Hello & welcome', 'Third'] }, /text/],
  ['a link to another place', '/preact', { links: ['/'] }, /links/],
  ['no state', '/preact', { props: undefined }, /the props/],
  ['other props', '/preact', { props: {} }, /the props/],
  ['a string page with state', '/string', { scripts: [] }, /the props/],
  ['a page that hydrates without a script', '/preact', { scripts: [] }, /its scripts/],
  ['a string page with a script', '/string', { props: undefined }, /its scripts/],
  ['a page without a title', '/preact', { head: { ...toHead(), title: '' } }, /the head/],
  ['an error page', '/preact', { headers: { ...headers, status: 500 } }, /status/],
  ['another type', '/preact', { headers: { ...headers, type: 'text/plain' } }, /status/],
  ['a wrong length', '/preact', { headers: { ...headers, isLengthRight: false } }, /status/],
];

test('accepts what is right', async () => {
  const answer = await toAnswer();
  await verifyAnswer('/preact', answer);
  await verifyAnswer('/string', { ...answer, props: undefined, scripts: [] });
});

for (const [what, path, change, message] of wrong) {
  test(`refuses ${what}`, async () => {
    const answer = { ...(await toAnswer()), ...change };
    await assert.rejects(verifyAnswer(path, answer), message);
  });
}

async function toAnswer(): Promise<Answer> {
  const { props } = await loadHello();
  return {
    headers,
    head: toHead(),
    elements: [],
    texts: [props.title, props.text, ...props.items, props.link.text],
    links: [props.link.href],
    props,
    preloads: [],
    scripts: ['/a.js'],
  };
}

function toHead(): Answer['head'] {
  return { title: 'Hello', description: 'A small page', language: 'en' };
}
