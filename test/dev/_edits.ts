import { readFile, writeFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { assert } from '../_suite.ts';

/** Changes a text of a file, and gives back what undoes it. */
export async function editFile(
  file: string,
  from: string,
  to: string,
): Promise<() => Promise<void>> {
  const before = await readFile(file, 'utf8');
  assert.ok(before.includes(from), `${file} holds ${from}`);
  await saveFile(file, before.replaceAll(from, to));
  return () => saveFile(file, before);
}

/** Writes a file when the watcher listens: it passes over a change that follows another within 50 ms. */
export async function saveFile(file: string, text: string): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 150));
  await writeFile(file, text);
}

/** Waits until an element shows a text. */
export function hasText(page: Page, selector: string, text: string): Promise<unknown> {
  return page.waitForFunction(
    ([query, wanted]) => document.querySelector(query as string)?.textContent?.trim() === wanted,
    [selector, text],
  );
}
