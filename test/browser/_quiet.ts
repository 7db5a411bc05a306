import { type OpenPage, openPage } from '../_browser.ts';
import { waitAwake } from '../_hydration.ts';
import { assert } from '../_suite.ts';

/** Opens pages once: the dev server compiles what the browser needs when it is first asked for. */
export async function warmUp(url: string, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const { page, close } = await openPage();
    await page.goto(url + path);
    await waitAwake(page);
    await close();
  }
}

/** Closes a page that must have had nothing to complain of. */
export async function closeQuiet({ messages, errors, close }: OpenPage): Promise<void> {
  await close();
  assert.equal(
    messages.filter((message) => !message.includes('[vite]')),
    [],
  );
  assert.equal(errors, []);
}
