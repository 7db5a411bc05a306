/** Signals in compiled views: written as without compilation, and alive in the browser. */
import { openPage } from '../../../_browser.ts';
import { assert, suite } from '../../../_suite.ts';
import { bundleScript, loadModules, type Setting } from './_load.ts';

const test = suite('signals in precompiled views');

const page = `import { computed, signal, useComputed, useSignal } from '@preact/signals';
import { useContext, useId } from 'preact/hooks';
import { createContext } from 'preact';

export const text = signal('a & b');
const on = signal(true);
const color = signal({ color: 'red' });
const size = signal(3);
const words = signal(['one', 'two']);
const upper = computed(() => text.value.toUpperCase());
const Context = createContext(signal('none'));

const Read = () => <i>{text.value}</i>;
const Given = ({ from }) => <b title={from}>{from}</b>;
const Local = ({ start }) => { const count = useSignal(start); const twice = useComputed(() => count.value * 2); return <u id={useId()}>{count} and {twice}</u>; };
const FromContext = () => <s>{useContext(Context)}</s>;

export const views = {
  only: () => <p>{text}</p>,
  beside: () => <p>say <b>now</b> {text}<i>!</i></p>,
  derived: () => <p><b>{upper}</b></p>,
  attribute: () => <p title={text} data-a={text} aria-hidden={on} hidden={on}>x</p>,
  className: () => <p class={text}>x</p>,
  style: () => <p style={color}>x</p>,
  inAttribute: () => <p title={text.value + '!'} class={on.value ? 'on' : ''}>x</p>,
  inStyle: () => <p style={{ top: size.value, color: 'red' }}>x</p>,
  list: () => <ul>{words.value.map((word) => <li key={word}>{word}</li>)}</ul>,
  listOfSignals: () => <p>{[text, <b>b</b>, upper]}</p>,
  condition: () => <p>{on.value ? <b>yes</b> : null}</p>,
  component: () => <p><Read /><Given from={text} /></p>,
  local: () => <p><Local start={2} /><Local start={3} /></p>,
  context: () => <p><Context.Provider value={text}><FromContext /></Context.Provider><FromContext /></p>,
  fragment: () => <>{text}<b>{text}</b></>,
  field: () => <p><input value={text} checked={on} /></p>,
  svg: () => <p><svg><text>{text}</text></svg></p>,
};
export function change() {
  text.value = 'changed';
  on.value = false;
  color.value = { color: 'green' };
  size.value = 4;
  words.value = ['two', 'three'];
}`;

const entry = `import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { change, views } from './page.tsx';
export { change };
export const render = () =>
  Object.fromEntries(Object.entries(views).map(([name, view]) => [name, renderToString(h(view, null))]));`;

const script = `import client from '@plinth/preact/client';
import { change, views } from './page.tsx';
globalThis.wake = async (html) => {
  const changes = {};
  const roots = {};
  for (const [name, view] of Object.entries(views)) {
    const root = (roots[name] = document.body.appendChild(document.createElement('div')));
    root.innerHTML = html[name];
    const observer = new MutationObserver(() => {});
    observer.observe(root, { childList: true, subtree: true, attributes: true, characterData: true });
    await client.mount(root, { Page: view, props: {}, layouts: [], route: {} }, { hydrate: true, idPrefix: '0', onError: console.error, setHead() {} });
    await new Promise((resolve) => setTimeout(resolve));
    for (const { type, target } of observer.takeRecords()) (changes[name] ??= []).push(type + ' ' + target.nodeName);
  }
  change();
  await new Promise((resolve) => setTimeout(resolve, 50));
  return { changes, texts: Object.fromEntries(Object.entries(roots).map(([name, root]) => [name, root.innerHTML])) };
};`;

interface Loaded {
  render(): Record<string, string>;
  change(): void;
}

interface Woken {
  changes: Record<string, string[]>;
  texts: Record<string, string>;
}

declare const wake: (html: Record<string, string>) => Promise<Woken>;

for (const preact of ['preact', 'preact10'] as const) {
  test(
    `${preact}: as without compilation, before and after a change`,
    async () => {
      const compiled = await load(preact, true);
      const plain = await load(preact, false);
      const first = compiled.render();
      assert.equal(first, plain.render());
      assert.is(first.beside, '<p>say <b>now</b> a &amp; b<i>!</i></p>');
      compiled.change();
      plain.change();
      assert.equal(compiled.render(), plain.render());
      assert.is(compiled.render().only, '<p>changed</p>');
    },
    { timeout: 60_000 },
  );

  test(
    `${preact}: the browser takes them over without a change, and they are alive`,
    async () => {
      const { render } = await load(preact, true);
      const modules = { 'script.ts': script, 'page.tsx': page };
      const { page: browser, close } = await openPage();
      await browser.addScriptTag({
        content: await bundleScript(modules, { preact, precompile: true }),
      });
      const { changes, texts } = await browser.evaluate((html) => wake(html), render());
      await close();
      assert.equal(changes, {});
      assert.is(texts.only, '<p>changed</p>');
      assert.is(texts.attribute, '<p title="changed" data-a="changed" aria-hidden="false">x</p>');
      assert.is(texts.list, '<ul><li>two</li><li>three</li></ul>');
    },
    { timeout: 60_000 },
  );
}

function load(preact: Setting['preact'], precompile: boolean): Promise<Loaded> {
  return loadModules<Loaded>({ 'entry.ts': entry, 'page.tsx': page }, { preact, precompile });
}
