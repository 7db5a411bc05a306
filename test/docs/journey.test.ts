/** A visitor's way through the documentation, step by step in one tab. */
import type { CDPSession, Page } from 'playwright-core';
import { assert, suite } from '../_suite.ts';
import { type OpenPage, openPage } from '../_browser.ts';
import { serveDocs, titles } from './_docs.ts';
import { visit } from './_visit.ts';

interface Step {
  name: string;
  act: (page: Page) => Promise<unknown>;
  /** Path, search and hash at its end. */
  at: string;
  title: string;
  /** Whether a page without script is entered or left. */
  isLoad: boolean;
}

const click =
  (selector: string) =>
  (page: Page): Promise<void> =>
    page.click(selector);

/** The ways within the explorer of a view layer, entered from a page without script. */
function explore(layer: 'preact' | 'solid'): Step[] {
  const other = layer === 'preact' ? 'solid' : 'preact';
  const list = `/${layer}/packages`;
  const title = titles[layer];
  const packages = `Packages · ${title}`;
  const step = (name: string, act: Step['act'], at: string, text = packages): Step => {
    return { name: `${layer}: ${name}`, act, at, title: text, isLoad: false };
  };
  const enter = step('enters', click(`header nav >> text="${title}"`), list);
  const byCount = `${list}?sort=dependencies`;
  return [
    { ...enter, isLoad: true },
    step('turns the order', click('th >> text="Package"'), `${list}?order=desc`),
    step('sorts', click('th >> text="Dependencies"'), byCount),
    step('turns the page', click('text="Next"'), `${byCount}&page=2`, `page 2 · ${title}`),
    step('and back', click('text="Previous"'), byCount),
    step('goes back', (page) => page.goBack(), `${byCount}&page=2`, `page 2 · ${title}`),
    step('goes forward', (page) => page.goForward(), byCount),
    step(
      'searches',
      (page) => page.fill('#q', 'vite').then(() => page.press('#q', 'Enter')),
      `${list}?q=vite&sort=dependencies`,
      `matching “vite” · ${title}`,
    ),
    step('opens a package', click('td >> text="vite"'), `${list}/vite`, 'vite '),
    step('its dependency', click('.names >> text="postcss"'), `${list}/postcss`, 'postcss '),
    step(
      'and its dependent',
      click('h2:has-text("Dependents") + .names >> text="vite"'),
      `${list}/vite`,
      'vite ',
    ),
    step('goes back', (page) => page.goBack(), `${list}/postcss`, 'postcss '),
    step(
      'skips to the content',
      (page) => page.focus('.skip').then(() => page.keyboard.press('Enter')),
      `${list}/postcss#main`,
      'postcss ',
    ),
    step('goes back', (page) => page.goBack(), `${list}/postcss`, 'postcss '),
    step('all packages', click('text="All packages"'), list),
    step(
      'the other view layer',
      click(`header nav >> text="${titles[other]}"`),
      `/${other}/packages`,
      `Packages · ${titles[other]}`,
    ),
    step('and back', click(`header nav >> text="${title}"`), list),
    {
      name: `${layer}: leaves for a page without script`,
      act: click('header >> text="Plinth"'),
      at: '/',
      title: 'Plinth: ',
      isLoad: true,
    },
  ];
}

const steps: Step[] = [
  { name: 'the first page', act: (page) => visit(page, '/'), at: '/', title: '', isLoad: true },
  ...explore('preact'),
  ...explore('solid'),
  {
    name: 'the guide',
    act: click('header >> text="Guide"'),
    at: '/guide',
    title: 'Guide',
    isLoad: true,
  },
  {
    name: 'a text of it',
    act: click('main >> text="Navigation"'),
    at: '/guide/navigation',
    title: 'Navigation',
    isLoad: true,
  },
  {
    name: 'a hash of it',
    act: click('a[href="#from-a-script"]'),
    at: '/guide/navigation#from-a-script',
    title: 'Navigation',
    isLoad: false,
  },
  {
    name: 'back to its beginning',
    act: (page) => page.goBack(),
    at: '/guide/navigation',
    title: 'Navigation',
    isLoad: false,
  },
  ...explore('preact').slice(0, 4),
];

const test = suite('documentation: a journey');
let opened: OpenPage;
test.before(async () => {
  // The first request reads all packages that are installed.
  await fetch(await serveDocs());
  opened = await openPage();
});
test.after(() => opened.close());

test('has at least 40 steps', () => {
  assert.ok(steps.length >= 40, `${steps.length} steps`);
});

for (const [i, { name, act, at, title, isLoad }] of steps.entries()) {
  test(`step ${i + 1}: ${name}`, async () => {
    const { page, loads, messages, errors } = opened;
    const before = loads.length;
    await act(page);
    await page.waitForFunction(
      ([wanted, text]) =>
        location.href.slice(location.origin.length) === wanted &&
        document.title.includes(text as string) &&
        (!document.querySelector('#plinth-state') || history.scrollRestoration === 'manual'),
      [at, title],
    );
    assert.is(loads.length - before, isLoad ? 1 : 0, 'full loads');
    assert.equal([messages, errors], [[], []]);
  });
}

/** Bytes in use once all that can be freed is. */
async function measureHeap(devtools: CDPSession): Promise<number> {
  for (let round = 0; round < 3; round += 1) await devtools.send('HeapProfiler.collectGarbage');
  return (await devtools.send('Runtime.getHeapUsage')).usedSize;
}

/** Goes through lists and packages of both view layers by clicks on links. */
async function goAround(page: Page, count: number): Promise<void> {
  for (let done = 0; done < count; done += 50) {
    await page.evaluate(async () => {
      const paths = ['preact', 'solid'].flatMap((layer) =>
        ['?sort=size', '/vite', '?q=babel', '/postcss', ''].map(
          (end) => `/${layer}/packages${end}`,
        ),
      );
      for (let step = 0; step < 50; step += 1) {
        const path = paths[step % paths.length] as string;
        const link = Object.assign(document.createElement('a'), { href: path });
        document.body.append(link);
        const root = document.querySelector('#plinth')!;
        const changed = new Promise<void>((resolve) => {
          const observer = new MutationObserver(() => {
            const isThere = location.href === link.href;
            const isShown = root.querySelector(`nav [aria-current]`)?.getAttribute('href');
            if (!isThere || !isShown) return;
            observer.disconnect();
            resolve();
          });
          observer.observe(root, { subtree: true, childList: true, attributes: true });
        });
        link.click();
        link.remove();
        await changed;
      }
    });
  }
}

let devtools: CDPSession;
let before: number;
test('what is compiled and cached once is there', async () => {
  const { page, loads } = opened;
  await visit(page, '/preact/packages');
  devtools = await page.context().newCDPSession(page);
  await goAround(page, 100);
  before = await measureHeap(devtools);
  loads.length = 0;
});

for (let count = 100; count <= 500; count += 100) {
  test(`${count} navigations more keep less than 1 MB`, async () => {
    const { page, loads, messages, errors } = opened;
    await goAround(page, 100);
    const growth = (await measureHeap(devtools)) - before;
    assert.ok(growth < 1024 * 1024, `${growth} bytes more`);
    assert.equal([loads, messages, errors], [[], [], []]);
  });
}
