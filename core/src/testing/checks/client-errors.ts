import type { ClientCheck, ClientKit, Group, NamedView } from '../check.ts';
import { expect, expectEqual, expectFailure, show } from '../expect.ts';

const text = (value: string): NamedView => ({ page: 'text', props: { text: value } });
const failing = (thrown: unknown): NamedView => ({
  page: 'throws',
  props: { fails: true, thrown },
});

/** What goes wrong in the browser. */
export const clientErrors: Group<ClientCheck> = {
  name: 'Errors in the browser',
  checks: [
    {
      id: 'X-01',
      title: 'a view that throws rejects mount with its error, and is not reported as well',
      why: 'The core then loads the page from the server.',
      fix: 'Reject while the view is made; onError is for later.',
      async run({ mount, settle, errors }) {
        const error = new Error('on purpose');
        const thrown = await expectFailure(() => mount(failing(error)), 'mount');
        expect(thrown === error, `It failed with another error: ${show(thrown)}`);
        await settle();
        expectEqual(errors.length, 0, 'The number of reports');
      },
    },
    {
      id: 'X-02',
      title: 'throwing undefined rejects mount, too',
      why: 'Code that looks whether there is an error takes it for success.',
      fix: 'Remember that something was thrown, not only what: { error }.',
      async run({ mount }) {
        await expectFailure(() => mount(failing(undefined)), 'mount');
      },
    },
    {
      id: 'X-03',
      title: 'a mount that was rejected leaves the root usable',
      why: 'The error page is mounted there.',
      fix: 'Unmount what the library has begun.',
      async run({ root, mount }) {
        await expectFailure(() => mount(failing(new Error('on purpose'))), 'mount');
        root.replaceChildren();
        await mount(text('again'));
        expectEqual(root.textContent?.trim(), 'again', 'The text');
      },
    },
    {
      id: 'X-04',
      title: 'a view that throws rejects update with its error, and is not reported as well',
      why: 'The core then loads the page from the server.',
      fix: 'Reject while the view is made; onError is for later.',
      async run({ mount, settle, errors }) {
        const shown = await mount(text('one'));
        const error = new Error('on purpose');
        const thrown = await expectFailure(() => shown.update(failing(error)), 'update');
        expect(thrown === error, `It failed with another error: ${show(thrown)}`);
        await settle();
        expectEqual(errors.length, 0, 'The number of reports');
      },
    },
    {
      id: 'X-05',
      title: 'after an update that was rejected, another one shows its view',
      why: 'One broken page must not end the visit.',
      fix: 'Reset what the library has given up, or mount anew.',
      async run({ root, mount }) {
        const shown = await mount(text('one'));
        await expectFailure(() => shown.update(failing(new Error('on purpose'))), 'update');
        await shown.update(text('two'));
        expectEqual(root.textContent?.trim(), 'two', 'The text');
        await expectFailure(() => shown.update(failing(new Error('on purpose'))), 'update');
        await shown.update({ page: 'throws', props: { fails: false } });
        expectEqual(root.textContent?.trim(), 'fine', 'The text of the same page');
      },
    },
    {
      id: 'X-06',
      title: 'after an update that was rejected, unmount empties the root',
      why: 'The page of another view layer comes next.',
      fix: 'Empty the root also where the library has given up.',
      async run({ root, mount }) {
        const shown = await mount(text('one'));
        await expectFailure(() => shown.update(failing(new Error('on purpose'))), 'update');
        shown.unmount();
        expectEqual(root.innerHTML, '', 'What is left');
      },
    },
    {
      id: 'X-07',
      title: 'what a component throws later is reported, once',
      why: 'Nobody else hears of it.',
      fix: "Hand the library's error handler to context.onError.",
      needs: ['counter'],
      async run(kit) {
        await breakLater(kit);
        expectEqual(kit.errors.map(String), ['Error: broken later'], 'The reports');
      },
    },
    {
      id: 'X-08',
      title: 'after a later error, an update shows its view',
      why: 'The visitor goes on to another page.',
      fix: 'Reset what the library has given up, or mount anew.',
      needs: ['counter'],
      async run(kit) {
        const shown = await breakLater(kit);
        // Whether it was caught is what X-07 asks.
        kit.lost.splice(0);
        await shown.update(text('two'));
        expectEqual(kit.root.textContent?.trim(), 'two', 'The text');
      },
    },
  ],
};

async function breakLater({ root, mount, settle }: ClientKit): ReturnType<ClientKit['mount']> {
  const shown = await mount({ page: 'counter', props: { start: 2 } });
  root.querySelector('button')!.click();
  await settle();
  return shown;
}
