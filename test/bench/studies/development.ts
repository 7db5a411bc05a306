import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { launchBrowser, openPage } from '../../_browser.ts';
import { type View, views } from '../workloads.ts';
import { startDev } from './dev-server.ts';
import { type Figure, type Setting, toFigure } from './figure.ts';
import { buildForOne } from './one-adapter.ts';

/** What somebody waits for who writes an app of one page: builds, starts of the dev server, and edits. */
export async function studyDevelopment(setting: Setting): Promise<Figure[]> {
  const figures: Figure[][] = [];
  for (const view of views) figures.push(await studyView(view, setting));
  await (await launchBrowser()).close();
  return figures.flat();
}

async function studyView(view: View, { built, rounds }: Setting): Promise<Figure[]> {
  const begun = performance.now();
  const { app } = await buildForOne(view, built);
  const build = performance.now() - begun;
  const path = `/hello/${view}`;
  const starts: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const server = await startDev(app, path);
    starts.push(server.milliseconds);
    await server.stop();
  }
  const edits = await timeEdits(app, view, rounds);
  return [
    { name: `build, ${view}`, value: build, unit: 'ms' },
    toFigure(`dev server to its first answer, ${view}`, starts, 'ms'),
    toFigure(`edit to what the browser shows, ${view}`, edits, 'ms'),
  ];
}

async function timeEdits(app: string, view: View, rounds: number): Promise<number[]> {
  const file =
    view === 'string'
      ? join(app, 'pages/hello/string.ts')
      : join(app, `../views/hello-${view}.tsx`);
  const server = await startDev(app, `/hello/${view}`);
  const { page, close } = await openPage();
  const times: number[] = [];
  try {
    await page.goto(server.url, { waitUntil: 'networkidle' });
    for (let round = 0; round < rounds; round++) times.push(await timeEdit(page, file, round));
  } finally {
    await close();
    await server.stop();
  }
  return times;
}

/** Writes a number into the heading, and waits until it is there. */
async function timeEdit(page: Page, file: string, round: number): Promise<number> {
  const source = await readFile(file, 'utf8');
  // The watcher passes over a change that follows another within 50 ms.
  await wait(300);
  const begun = performance.now();
  await writeFile(file, source.replace(/( edit \d+)?<\/h1>/, ` edit ${round}</h1>`));
  await page.waitForFunction(
    (end) => document.querySelector('h1')?.textContent?.endsWith(end),
    ` edit ${round}`,
  );
  return performance.now() - begun;
}
