import type { Page } from 'playwright-core';
import { openPage } from './_browser.ts';

/** Waits until the page's script has taken over what the server has sent. */
export async function waitAwake(page: Page): Promise<void> {
  await page.waitForFunction(() => history.scrollRestoration === 'manual');
}

/** Opens each address once, so that the dev server has compiled what its page needs. */
export async function wakeAll(urls: readonly string[]): Promise<void> {
  for (const url of urls) {
    const { page, close } = await openPage();
    await page.goto(url);
    await waitAwake(page);
    await close();
  }
}

/**
 * Opens an address whose scripts do not arrive before the answer is called. The route stays: where it is
 * taken away while a script is on its way, the browser may wait for that one for ever.
 */
export async function openAsleep(page: Page, url: string): Promise<() => Promise<void>> {
  let wake = (): void => {};
  const woken = new Promise<void>((resolve) => (wake = resolve));
  await page.route('**/*', async (route) => {
    if (route.request().resourceType() === 'script') await woken;
    await route.continue();
  });
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForFunction(() => document.readyState !== 'loading');
  return async () => {
    wake();
    await waitAwake(page);
  };
}

/** What has happened to the server's HTML. */
export interface RootReport {
  changes: string[];
  /** Whether the first element is still the server's. */
  isSame: boolean;
}

/** Records all changes below the root from now on; the answer tells of them. */
export async function watchRoot(page: Page): Promise<() => Promise<RootReport>> {
  const report = await page.evaluateHandle(() => {
    const root = document.getElementById('plinth')!;
    const first = root.firstElementChild;
    const changes: string[] = [];
    const observer = new MutationObserver((records) => {
      for (const { type, target } of records) changes.push(`${type} ${target.nodeName}`);
    });
    observer.observe(root, {
      childList: true,
      subtree: true,
      attributes: true,
      characterData: true,
    });
    return () => ({ changes, isSame: first !== null && first === root.firstElementChild });
  });
  return () => report.evaluate(readAfterEffects);
}

/** Effects run after the frame that follows a render. */
async function readAfterEffects(read: () => RootReport): Promise<RootReport> {
  for (let frame = 0; frame < 2; frame += 1) {
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  }
  return read();
}
