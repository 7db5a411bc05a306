import { assert, suite } from '../_suite.ts';
import { type Answer, readDocument } from './answer.ts';
import { type Expected, expected } from './expected.ts';
import { verifyAnswer, verifyFramework } from './verify.ts';

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
    elements: ['main', 'h1', 'a href="/next"'],
    texts: ['Hello & welcome', 'Go on'],
    props: { a: '<' },
    preloads: ['/a.js'],
    scripts: ['/b.js'],
  });
});

test('sees no state where there is none', () => {
  const html = `${headHtml}<div id="plinth">${viewHtml}</div>`;
  assert.is(readDocument(html).props, undefined);
});

test('reads attributes in one order and one spelling', () => {
  const [first, second] = [
    '<p style="left: 1px; top:2px;" class="a"></p>',
    '<p class="a" data-hk=3 style="left:1px;top:2px"></p>',
  ].map((html) => readDocument(`<div id="plinth">${html}</div>`).elements);
  assert.equal(first, ['p class="a" style="left:1px;top:2px"']);
  assert.equal(second, first);
});

test('takes main for the view where the document is not of Plinth', () => {
  const { elements } = readDocument('<nav></nav><div><main><p></p></main></div><i></i>');
  assert.equal(elements, ['main', 'p']);
});

const headers: Answer['headers'] = {
  status: 200,
  type: 'text/html; charset=utf-8',
  cacheControl: 'private, no-store',
  isLengthRight: true,
};

const wrong: [what: string, hydrates: boolean, change: Partial<Answer>, message: RegExp][] = [
  ['a text that was read as markup', true, { texts: ['Hello & welcome', 'Third'] }, /text/],
  ['other elements', true, { elements: ['main', 'h1'] }, /elements/],
  ['no state', true, { props: undefined }, /the props/],
  ['other props', true, { props: {} }, /the props/],
  ['a string page with state', false, { scripts: [] }, /the props/],
  ['a page that hydrates without a script', true, { scripts: [] }, /its scripts/],
  ['a string page with a script', false, { props: undefined }, /its scripts/],
  ['a page without a title', true, { head: { ...toHead(), title: '' } }, /the head/],
  ['an error page', true, { headers: { ...headers, status: 500 } }, /status/],
  ['another type', true, { headers: { ...headers, type: 'text/plain' } }, /type/],
  ['a wrong length', true, { headers: { ...headers, isLengthRight: false } }, /length/],
  ['a page that may be stored', true, { headers: { ...headers, cacheControl: null } }, /caching/],
];

test('accepts what is right', async () => {
  const wanted = await expected.hello();
  const answer = toAnswer(wanted);
  verifyAnswer('bare', true, wanted, answer);
  verifyAnswer('bare', false, wanted, { ...answer, props: undefined, scripts: [] });
});

for (const [what, hydrates, change, message] of wrong) {
  test(`refuses ${what}`, async () => {
    const wanted = await expected.hello();
    const answer = { ...toAnswer(wanted), ...change };
    assert.throws(() => verifyAnswer('bare', hydrates, wanted, answer), message);
  });
}

test('asks of a framework that the data is in the document twice, and a script', async () => {
  const wanted = await expected.hello();
  const answer = toAnswer(wanted);
  const text = wanted.texts[1]!;
  const verify = (change: Partial<Answer>, html: string): void =>
    verifyFramework('next', wanted, { answer: { ...answer, ...change }, html });
  verify({ headers: { ...headers, cacheControl: 'no-cache' } }, text + text);
  assert.throws(() => verify({}, text), /1 times in the document/);
  assert.throws(() => verify({ scripts: [] }, text + text), /no script/);
  assert.throws(() => verify({ texts: [] }, text + text), /the text of the view/);
});

function toAnswer({ elements, texts, props }: Expected): Answer {
  return { headers, head: toHead(), elements, texts, props, preloads: [], scripts: ['/a.js'] };
}

function toHead(): Answer['head'] {
  return { title: 'Hello', description: 'A small page', language: 'en' };
}
