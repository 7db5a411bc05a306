import { join } from 'node:path';
import packed from '@sparticuz/chromium';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { unpackBrowser } from './_browser-files.ts';
import { afterRun } from './_tally.ts';

/** A page of its own, and what it has said and done since it was opened. */
export interface OpenPage {
  page: Page;
  /** Console messages, as `type: text`. */
  messages: string[];
  /** Uncaught exceptions and failed requests; a request that the page itself aborted has not failed. */
  errors: string[];
  /** The address of each document that was requested; a client navigation adds none. */
  loads: string[];
  close: () => Promise<void>;
}

let shared: Promise<Browser> | undefined;

/** Gives the run's one browser, started when it is first asked for and closed after the last test. */
export function launchBrowser(): Promise<Browser> {
  shared ??= startBrowser();
  return shared;
}

/** Opens a page without anything of the pages before it. */
export async function openPage(options?: BrowserContextOptions): Promise<OpenPage> {
  const browser = await launchBrowser();
  const context = await browser.newContext(options);
  context.setDefaultTimeout(15_000);
  // What tsx puts into functions that are handed to the page.
  await context.addInitScript('globalThis.__name = (value) => value');
  const page = await context.newPage();
  return { page, ...recordPage(page), close: () => context.close() };
}

/** Follows a link that the page itself does not have. */
export function clickLink(page: Page, href: string): Promise<void> {
  return page.evaluate((to) => {
    const link = Object.assign(document.createElement('a'), { href: to });
    document.body.append(link);
    link.click();
    link.remove();
  }, href);
}

function recordPage(page: Page): Pick<OpenPage, 'messages' | 'errors' | 'loads'> {
  const messages: string[] = [];
  const errors: string[] = [];
  const loads: string[] = [];
  page.on('console', (message) => messages.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => errors.push(error.stack ?? String(error)));
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText;
    if (reason !== 'net::ERR_ABORTED')
      errors.push(`${request.method()} ${request.url()}: ${reason}`);
  });
  page.on('request', (request) => {
    const isFollowUp = request.redirectedFrom() !== null;
    if (isFollowUp || !request.isNavigationRequest()) return;
    if (request.frame() === page.mainFrame()) loads.push(request.url());
  });
  return { messages, errors, loads };
}

/**
 * Left out of the package's own switches. With the first two, no page could be opened after another
 * was closed. The others switch off what tests of security rely on.
 */
const NOT_WANTED = new Set([
  '--single-process',
  '--no-zygote',
  '--disable-web-security',
  '--allow-running-insecure-content',
]);

/** Nothing but this machine can be reached, by name, by address or through a proxy. */
const LOOPBACK_ONLY = [
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost, EXCLUDE *.localhost',
  '--no-proxy-server',
  '--disable-background-networking',
];

async function startBrowser(): Promise<Browser> {
  const folder = await unpackBrowser();
  const libraries = [join(folder, 'al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean);
  const browser = await chromium.launch({
    executablePath: join(folder, 'chromium'),
    args: [...packed.args.filter((arg) => !NOT_WANTED.has(arg)), ...LOOPBACK_ONLY],
    env: {
      ...process.env,
      LD_LIBRARY_PATH: libraries.join(':'),
      FONTCONFIG_PATH: join(folder, 'fonts'),
    } as Record<string, string>,
  });
  afterRun(() => browser.close());
  return browser;
}
