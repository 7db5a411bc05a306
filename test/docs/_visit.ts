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

/** The names in the list that is on the screen. */
export function shownNames(page: Page): Promise<string[]> {
  return page.locator('.packages tbody a').allTextContents();
}
