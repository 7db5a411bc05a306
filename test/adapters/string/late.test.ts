/** The server half, given promises. */
// Under another name, because formatters rewrite templates that are tagged `html`.
import { html as h, type Html, later } from '@plinth/string';
import renderer from '@plinth/string/server';
import type { RenderContext, Rendered, Route } from '@plinth/core';
import { assert, suite } from '../../_suite.ts';
import { control, sleep } from '../../stream/_late.ts';

const route: Route = { pattern: '/', params: {}, query: {}, url: '/' };

function render(page: Html, circumstances: Partial<RenderContext> = {}): Promise<Rendered> {
  const context: RenderContext = {
    hydrate: false,
    stream: true,
    signal: new AbortController().signal,
    returns: true,
    idPrefix: 'a',
    onError(error) {
      throw error;
    },
    ...circumstances,
  };
  const view = { Page: () => page, props: {}, layouts: [], route };
  return Promise.resolve(renderer.render(view, context));
}

async function readAll({ html, chunks }: Rendered): Promise<string> {
  let all = html;
  for await (const chunk of chunks ?? []) all += chunk;
  return all;
}

const test = suite('string: server half, late');

test('a place of a promise that the view has made does not cut the shell', async () => {
  const { promise } = control();
  const rendered = await render(h`<main>${later(promise, { fallback: 'wait' })}</main>`);
  assert.is(rendered.html, '<main><!--!$l0-->wait<!--!$/l0--></main>');
  assert.not.ok(rendered.chunksInRoot);
});

test('what a value shows begins while others are on their way', async () => {
  const shown: string[] = [];
  const show = (text: string): string => (shown.push(text), text);
  const first = later(Promise.resolve('first'), { show });
  void render(h`${first}${control().promise}`, { hold: control<void>().promise });
  await sleep(0);
  assert.equal(shown, ['first']);
});

test('HTML that stands there twice', async () => {
  const [one, two] = [control(), control()];
  const twice = h`<b>${one.promise}</b>`;
  const rendered = await render(h`<i>${twice}${two.promise}${twice}</i>`);
  two.resolve('two');
  one.resolve('one');
  assert.is(await readAll(rendered), '<i><b>one</b>two<b>one</b></i>');
});

test('a thenable that begins when it is asked is asked once', async () => {
  const asked: string[] = [];
  const lazy = (name: string): PromiseLike<string> => ({
    // oxlint-disable-next-line unicorn/no-thenable
    then: (...then) =>
      sleep(asked.push(name))
        .then(() => name)
        .then(...then),
  });
  const page = h`${lazy('in order')}${later(lazy('in place'), { fallback: 'wait' })}`;
  assert.match(await readAll(await render(page)), /^in order<.*>in place</);
  assert.equal(asked, ['in order', 'in place']);
});

for (const isInPlace of [false, true]) {
  test(`who has gone gets nothing rendered any more, ${isInPlace ? 'in a place' : 'in order'}`, async () => {
    const [first, second] = [control(), control()];
    const shown: string[] = [];
    const show = (text: string): string => (shown.push(text), text);
    const { chunks } = await render(h`${first.promise}${later(second.promise, { show })}`);
    const iterator = chunks![Symbol.asyncIterator]();
    if (isInPlace) first.resolve('first');
    const reading = readRest(iterator);
    await sleep(1);
    void iterator.return?.();
    first.resolve('first');
    second.resolve('second');
    await reading;
    assert.equal(shown, []);
  });
}

test('where only the signal says so, it ends what is in order', async () => {
  const { promise, resolve } = control();
  const leaving = new AbortController();
  const circumstances = { returns: false, signal: leaving.signal };
  const { chunks } = await render(h`${promise}<p></p>${promise}`, circumstances);
  const iterator = chunks![Symbol.asyncIterator]();
  resolve('x');
  assert.is((await iterator.next()).value, 'x');
  leaving.abort(new Error('gone'));
  await assert.rejects(() => readRest(iterator), /gone/);
});

async function readRest(iterator: AsyncIterator<string>): Promise<void> {
  while (!(await iterator.next()).done);
}
