import type { Page } from 'playwright-core';
import { devApp, serveApp } from './_app.ts';
import { type OpenPage, openPage } from './_browser.ts';
import type { Client } from './fixtures/browser/lib/expose.ts';
import { waitAwake } from './_hydration.ts';

/** What the fixture's pages hand to tests; only within functions that run in the page. */
declare global {
  var client: Client;
}

/** Where the fixture for the browser runs. */
export const places: Record<string, () => Promise<string>> = {
  'the built app': () => serveApp('browser'),
  'the dev server': async () => (await devApp('browser')).url,
};

export const layers = ['preact', 'solid', 'string'] as const;

/** An open page with what its navigations have asked the server for. */
export interface Visit extends OpenPage {
  /** Path and search of each data request, without the build. */
  data: string[];
}

/** Opens an address and waits until its page is awake. */
export async function visit(url: string): Promise<Visit> {
  const opened = await openPage();
  const data: string[] = [];
  opened.page.on('request', (request) => {
    const path = /\/_plinth\/data\/[^/]+(\/.*)/.exec(request.url())?.[1];
    if (path) data.push(path);
  });
  await opened.page.goto(url);
  await waitAwake(opened.page);
  return { ...opened, data };
}

/** Lets the dev server compile all that the tests ask for, so that none meets a reload. */
export async function warmUp(url: string): Promise<void> {
  for (const layer of layers) {
    const { page, close } = await visit(`${url}/${layer}/item/a`);
    await page.click('text="static"');
    await waitForHeading(page, `Static ${layer}`);
    await close();
  }
}

export async function waitForHeading(page: Page, text: string): Promise<void> {
  await page.waitForFunction(
    (wanted) => document.querySelector('h1')?.textContent === wanted,
    text,
  );
}

/** Marks the document, so that a reload would be seen. */
export function isSameDocument(page: Page): Promise<boolean> {
  return page.evaluate(() => 'marked' in window);
}
