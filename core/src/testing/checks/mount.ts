import type { ClientCheck, Group, NamedView } from '../check.ts';
import { createDeferred } from '../deferred.ts';
import { expect, expectEqual, show } from '../expect.ts';
import { data } from './client-data.ts';

const layouts = [
  { layout: 'layout', props: { name: 'outer' } },
  { layout: 'layout', props: { name: 'inner' } },
] as const;
const text = (value: unknown): NamedView => ({ page: 'text', props: { text: value } });

/** A view in the browser: shown and removed. */
export const mounting: Group<ClientCheck> = {
  name: 'Mounting',
  checks: [
    {
      id: 'C-01',
      title: 'when mount resolves, the DOM shows the view',
      why: 'The core then sets the focus and the scroll position.',
      fix: 'Resolve in an effect of the library, where it renders at its own time.',
      async run({ root, mount }) {
        await mount(text('hello'));
        expectEqual(root.textContent?.trim(), 'hello', 'The text');
        expectEqual(root.querySelector('p')?.title, 'hello', 'The title');
      },
    },
    {
      id: 'C-02',
      title: 'App, layouts and page stand as on the server',
      why: 'A page would look different after a navigation.',
      fix: 'Build the tree by one function for both halves.',
      async run({ root, mount }) {
        await mount({ ...text('hello'), layouts, app: 'app' });
        const found = root.querySelector('#app > [title=outer] > [title=inner] > p');
        expectEqual(found?.textContent, 'hello', 'The text of the page within them');
      },
    },
    {
      id: 'C-09',
      title: 'unmount empties the root',
      why: 'The page of another view layer comes next.',
      fix: "Call the library's unmount, and remove what it leaves.",
      async run({ root, mount }) {
        const shown = await mount({ ...text('one'), layouts, app: 'app' });
        shown.unmount();
        expectEqual(root.innerHTML, '', 'What is left');
      },
    },
    {
      id: 'C-10',
      title: 'a component hears once that it is shown, and once that it is removed',
      why: 'Timers and sockets of pages that are gone pile up.',
      fix: 'Unmount through the library; do not only empty the root.',
      needs: ['effect'],
      async run({ mount, settle }) {
        const told: string[] = [];
        const props = {
          onEffect: () => told.push('shown'),
          onCleanup: () => told.push('removed'),
        };
        const shown = await mount({ page: 'effect', props });
        await settle();
        shown.unmount();
        await settle();
        expectEqual(told, ['shown', 'removed'], 'What it heard');
      },
    },
    {
      id: 'C-13',
      title: 'after unmount the root can be used again, by any',
      why: 'One navigates between view layers without a reload.',
      fix: 'Leave nothing on the root: no listener, no mark.',
      async run({ root, mount, settle }) {
        const first = await mount(text('one'));
        first.unmount();
        root.innerHTML = '<b>of another view layer</b>';
        await settle();
        expectEqual(root.innerHTML, '<b>of another view layer</b>', 'What the other shows');
        root.replaceChildren();
        await mount(text('two'));
        expectEqual(root.textContent?.trim(), 'two', 'The text');
      },
    },
    {
      id: 'C-14',
      title: 'an event reaches its component',
      why: 'A page that does not answer is dead.',
      fix: 'Let the library add its listeners.',
      needs: ['counter'],
      async run({ root, mount, settle }) {
        await mount({ page: 'counter', props: { start: 5 } });
        root.querySelector('button')!.click();
        await settle();
        expectEqual(root.querySelector('button')?.textContent, 'Count 6', 'The button');
      },
    },
    {
      id: 'C-15',
      title: 'two roots of one document live apart',
      why: 'An app may stand in a page beside another.',
      fix: 'Keep state for each root, in a variable of mount.',
      async run({ root, mount, addRoot }) {
        const other = addRoot();
        const first = await mount(text('one'));
        const second = await mount(text('two'), { root: other, idPrefix: 'second' });
        await second.update(text('three'));
        expectEqual([root.textContent, other.textContent], ['one', 'three'], 'The texts');
        first.unmount();
        expectEqual([root.innerHTML, other.textContent], ['', 'three'], 'After one has gone');
      },
    },
    {
      id: 'C-16',
      title: 'roots of one document share no id',
      why: 'A label would name a field of the other.',
      fix: 'Hand context.idPrefix to the library.',
      needs: ['ids'],
      async run(kit) {
        const other = kit.addRoot();
        await kit.mount({ page: 'ids' }, { idPrefix: 'first' });
        await kit.mount({ page: 'ids' }, { root: other, idPrefix: 'second' });
        const ids = [...document.querySelectorAll('input')].map(({ id }) => id);
        expect(ids.length >= 4 && ids.every(Boolean), `The ids are ${show(ids)}.`);
        expectEqual(new Set(ids).size, ids.length, 'The number of different ids');
      },
    },
    {
      id: 'C-18',
      title: 'nothing outside the root is touched',
      why: 'The rest of the document is the app’s and the core’s.',
      fix: 'Render into the root; give head tags to context.setHead.',
      async run({ root, mount }) {
        const before = readOutside();
        const shown = await mount(text('one'));
        expectEqual(readOutside(), before, 'The document while the view is shown');
        shown.unmount();
        expect(root.isConnected, 'The root is gone.');
        expectEqual(readOutside(), before, 'The document afterwards');
      },
    },
    ...data,
    {
      id: 'C-20',
      title: 'a title that a component sets reaches the document, and is not left behind',
      why: 'The history shows titles.',
      fix: 'Hand head tags to context.setHead with each view.',
      needs: ['head'],
      async run({ mount, settle }) {
        const shown = await mount({ page: 'head', props: { title: 'First' } });
        await settle();
        const { title } = document;
        await shown.update({ page: 'head', props: { title: 'Second' } });
        await settle();
        expectEqual([title, document.title], ['First', 'Second'], 'The titles');
        shown.unmount();
        expectEqual(document.querySelectorAll('title').length, 1, 'The number of titles');
      },
    },
    {
      id: 'C-21',
      title: 'a value that comes later is shown when it comes',
      why: 'A navigation brings promises as well.',
      fix: 'Let the library wait, or render again when the value is there.',
      needs: ['late'],
      async run({ root, mount, until }) {
        const { promised, resolve } = createDeferred();
        setTimeout(resolve, 5, 'the value');
        await mount({ page: 'late', props: { promised } });
        await until(() => root.textContent!.includes('the value'));
        expect(root.textContent?.includes('the value'), `It shows ${show(root.textContent)}`);
        expect(!root.textContent?.includes('wait'), `It shows ${show(root.textContent)}`);
      },
    },
    {
      id: 'C-22',
      title: 'mounting, updating and unmounting write nothing to the console',
      why: 'Warnings of a view layer are mistakes in its use.',
      fix: 'Read the warning.',
      async run({ mount, settle, logged }) {
        const shown = await mount({ ...text('one'), layouts, app: 'app' });
        await shown.update({ ...text('two'), layouts, app: 'app' });
        shown.unmount();
        await settle();
        expectEqual(logged, [], 'What was written');
      },
    },
  ],
};

/** The document without the root; a view layer may mark that. */
function readOutside(): string {
  const copy = document.documentElement.cloneNode(true) as Element;
  copy.querySelector('#plinth')!.remove();
  return copy.outerHTML;
}
