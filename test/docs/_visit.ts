import type { Page } from 'playwright-core';
import { openAsleep, waitAwake } from '../_hydration.ts';
import { serveDocs } from './_docs.ts';

/** Opens an address of the documentation; where the page has script, waits for it. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto((await serveDocs()) + path);
  if ((await page.locator('#plinth-state').count()) > 0) await waitAwake(page);
}

/** Opens an address whose script does not arrive before the answer is called. */
export async function visitAsleep(page: Page, path: string): Promise<() => Promise<void>> {
  return openAsleep(page, (await serveDocs()) + path);
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
