import type { ClientCheck, ClientKit, NamedView, Shown } from '../check.ts';
import { catchFailure, expect, expectEqual, show } from '../expect.ts';
import { type Attempt, expectNoMarkup } from '../find-markup.ts';
import { breakout, script } from '../hostile.ts';
import { readTags } from '../html.ts';
import { shapes } from '../shapes.ts';
import { expectSameView } from '../special-props.ts';

const navigated = 'After a navigation the browser renders what the server did before.';
const asOnServer = 'Write text with textContent, and know markup by what JSON cannot hold.';

/** Data of a visitor stays data in the browser, too. */
export const data: readonly ClientCheck[] = [
  {
    id: 'C-19',
    title: 'data stays data in the browser, too',
    why: navigated,
    fix: asOnServer,
    async run(kit) {
      for (const text of [script, breakout, [script]]) {
        const { html } = await tryView(kit, { page: 'text', props: { text } });
        const names = readTags(html).map(({ name }) => name);
        expectEqual(
          names.filter((name) => name !== 'p'),
          [],
          `Elements of ${show(text)}`,
        );
      }
      for (const family of Object.values(shapes)) {
        await expectNoMarkup(family, (view) => tryView(kit, view));
      }
      expect(!('broken' in globalThis), 'The script has run.');
    },
  },
  {
    id: 'C-23',
    title: 'what the library’s own markup becomes in JSON is no markup in the browser, either',
    why: navigated,
    fix: asOnServer,
    needs: ['markup'],
    run: (kit) => expectNoMarkup(kit.markup, (view) => tryView(kit, view)),
  },
  {
    id: 'C-24',
    title: 'names that the library keeps for itself are props like others in the browser, too',
    why: navigated,
    fix: 'Build the tree by one function for both halves.',
    run: (kit) => expectSameView((view) => tryView(kit, view)),
  },
];

/** Shows a view in a root of its own, and takes it away again. */
async function tryView({ mount, addRoot }: ClientKit, view: NamedView): Promise<Attempt> {
  const root = addRoot();
  const shown: Shown[] = [];
  const thrown = await catchFailure(async () => void shown.push(await mount(view, { root })));
  const html = root.innerHTML;
  shown[0]?.unmount();
  root.remove();
  return { html, thrown };
}
