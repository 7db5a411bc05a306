import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { assert, suite } from '../../_suite.ts';
import { openPage, type OpenPage } from '../../_browser.ts';
import { listen, type Listening } from '../../_server.ts';
import { hostileRows } from './_hostile.ts';

/** The packages as they are published, under the address that the import map gives them. */
const folders: Record<string, string> = {
  core: fileURLToPath(new URL('.', import.meta.resolve('@plinth/core'))),
  string: fileURLToPath(new URL('.', import.meta.resolve('@plinth/string'))),
};

const imports = {
  '@plinth/core': '/core/browser.js',
  '@plinth/string': '/string/index.js',
};

const start = `<!doctype html>
<script type="importmap">${JSON.stringify({ imports })}</script>
<div id="root"><p>hello <b>Ada</b></p></div>
<script type="module">
  import { html, string } from '@plinth/string';
  import renderer from '/string/client.js';
  const root = document.getElementById('root');
  const route = { pattern: '/hello', params: {}, query: {}, url: '/hello' };
  const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const pages = {
    Hello: ({ name }) => html\`<p>hello <b>\${name}</b></p>\`,
    Plain: () => '<i>plain</i>',
    Late: async ({ name, ms }) => (await wait(ms), html\`<p>\${name}</p>\`),
    Layout: ({ children }) => html\`<main>\${children}</main>\`,
    App: ({ Component, pageProps }) => html\`<hr>\${Component(pageProps)}\`,
    Wrong: () => ({ type: 'p', props: {} }),
  };
  const view = (Page, props = {}, rest = {}) => ({ Page, props, layouts: [], route, ...rest });
  const mount = (first, hydrate = false) =>
    renderer.mount(root, first, { hydrate, idPrefix: 'a', setHead() {}, onError() {} });
  const mutations = [];
  const observer = new MutationObserver((list) => mutations.push(...list));
  const whole = { subtree: true, childList: true, attributes: true, characterData: true };
  observer.observe(root, whole);
  const countMutations = () => mutations.push(...observer.takeRecords()) && mutations.length;
  Object.assign(globalThis, { ...pages, root, wait, view, mount, countMutations, string });
</script>`;

const table = `<!doctype html><script>alert = () => console.error('alert ran')</script>
${hostileRows.map(([made]) => `<template>${String(made())}</template>`).join('\n')}`;

const bodies: Record<string, string> = { '/': start, '/table': table };

let server: Listening;
let open: OpenPage;

const test = suite('string: client half, in a browser');

test.before(async () => {
  server = await listen((request, response) => {
    void answer(request.url!).then(([type, body]) =>
      response.writeHead(body === undefined ? 404 : 200, { 'content-type': type }).end(body),
    );
  });
});
test.before.each(async () => {
  open = await openPage();
  await open.page.goto(server.url);
  await open.page.waitForFunction('globalThis.mount');
});
test.after.each(async () => {
  assert.equal(open.errors, []);
  await open.close();
});
test.after(() => server.close());

async function answer(url: string): Promise<[type: string, body: string | undefined]> {
  const body = bodies[url];
  if (body !== undefined) return ['text/html; charset=utf-8', body];
  const [, name, file] = /^\/(core|string)\/((?:stream\/)?[a-z-]+\.js)$/.exec(url) ?? [];
  if (!name) return ['text/plain', undefined];
  return ['text/javascript', await readFile(`${folders[name]}${file}`, 'utf8')];
}

/** Runs code in the page, with what its module put there. */
const run = (code: string): Promise<unknown> => open.page.evaluate(`(async () => { ${code} })()`);

test('hydration leaves the HTML of the server alone', async () => {
  const count = await run(`
    await mount(view(Hello, { name: 'Ada' }), true);
    await wait(50);
    return countMutations();`);
  assert.is(count, 0);
});

test('an update after hydration shows the new view', async () => {
  const shown = await run(`
    const mounted = await mount(view(Hello, { name: 'Ada' }), true);
    await mounted.update(view(Hello, { name: '<Grace>' }));
    return root.innerHTML;`);
  assert.is(shown, '<p>hello <b>&lt;Grace&gt;</b></p>');
});

test('a mount without hydration shows page, layouts and App', async () => {
  const shown = await run(`
    const layouts = [{ Layout, props: {} }, { Layout, props: {} }];
    await mount(view(Plain, {}, { layouts, App }));
    return root.innerHTML;`);
  assert.is(shown, '<hr><main><main><i>plain</i></main></main>');
});

test('async components are awaited', async () => {
  const shown = await run(`
    const layouts = [{ Layout, props: {} }];
    const mounted = await mount(view(Late, { name: 'a', ms: 20 }, { layouts }));
    const first = root.innerHTML;
    await mounted.update(view(Late, { name: 'b', ms: 20 }));
    return [first, root.innerHTML];`);
  assert.equal(shown, ['<main><p>a</p></main>', '<p>b</p>']);
});

test('a slow update does not overwrite a later one', async () => {
  const shown = await run(`
    const mounted = await mount(view(Plain));
    const slow = mounted.update(view(Late, { name: 'slow', ms: 60 }));
    await mounted.update(view(Late, { name: 'quick', ms: 5 }));
    await slow;
    return root.innerHTML;`);
  assert.is(shown, '<p>quick</p>');
});

test('unmounting empties the root, and a slow update does not fill it again', async () => {
  const shown = await run(`
    const mounted = await mount(view(Plain));
    const slow = mounted.update(view(Late, { name: 'slow', ms: 20 }));
    mounted.unmount();
    const first = root.childNodes.length;
    await slow;
    return [first, root.childNodes.length];`);
  assert.equal(shown, [0, 0]);
});

test('a component of another adapter rejects, and the DOM stays', async () => {
  const shown = await run(`
    const mounted = await mount(view(Plain));
    const code = await mounted.update(view(Wrong)).catch((error) => error.code);
    const again = await mount(view(Wrong)).catch((error) => error.code);
    return [code, again, root.innerHTML];`);
  assert.equal(shown, ['PLINTH_STRING_VIEW', 'PLINTH_STRING_VIEW', '<i>plain</i>']);
});

test('the description can be made in a browser', async () => {
  assert.is(await run(`return string().name;`), 'string');
});

test('no hostile value runs, and no link leads to a script', async () => {
  await open.page.goto(`${server.url}/table`);
  const found = await run(`
    const templates = [...document.querySelectorAll('template:not(template template)')];
    for (const { content } of templates) document.body.append(content.cloneNode(true));
    await new Promise((resolve) => setTimeout(resolve, 100));
    const links = [...document.querySelectorAll('*')].flatMap((element) =>
      ['href', 'src', 'action', 'formAction', 'data'].map((name) => element[name]));
    return [templates.length, document.querySelectorAll('[onerror], [onclick], [onload]').length,
      links.filter((link) => /^(?:javascript|vbscript|data:(?!image))/i.test(link))];`);
  assert.equal(found, [hostileRows.length, 0, []]);
  assert.equal(
    open.messages.filter((message) => message.includes('alert ran')),
    [],
  );
  // Of a srcset, which loads images only and is not looked into.
  assert.equal(open.errors.splice(0), ['GET javascript:x: net::ERR_UNKNOWN_URL_SCHEME']);
});
