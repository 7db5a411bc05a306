import type { Page } from 'playwright-core';
import { serveDocs } from './_docs.ts';

/** Waits until the page's script has taken over what the server has sent. */
export async function waitAwake(page: Page): Promise<void> {
  await page.waitForFunction(() => history.scrollRestoration === 'manual');
}

/** Opens an address of the documentation; where the page has script, waits for it. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto((await serveDocs()) + path);
  if ((await page.locator('#plinth-state').count()) > 0) await waitAwake(page);
}

/** Opens an address whose script does not arrive before the answer is called. */
export async function visitAsleep(page: Page, path: string): Promise<() => Promise<void>> {
  let wake = (): void => {};
  const woken = new Promise<void>((resolve) => (wake = resolve));
  const scripts = '**/*.js';
  await page.route(scripts, async (route) => {
    await woken;
    await route.continue();
  });
  await page.goto((await serveDocs()) + path, { waitUntil: 'domcontentloaded' });
  return async () => {
    wake();
    await waitAwake(page);
    await page.unroute(scripts);
  };
}

/** The names in the list that is on the screen. */
export function shownNames(page: Page): Promise<string[]> {
  return page.locator('.packages tbody a').allTextContents();
}

/** The text of each of its rows, in small letters. */
export async function listRows(page: Page): Promise<string[]> {
  const texts = await page.locator('.packages tbody tr').allInnerTexts();
  return texts.map((text) => text.toLowerCase());
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
