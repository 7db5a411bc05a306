import type { ClientCheck, Group, NamedView } from '../check.ts';
import { catchFailure, expect, expectEqual } from '../expect.ts';

const layouts = [
  { layout: 'layout', props: { name: 'outer' } },
  { layout: 'layout', props: { name: 'inner' } },
] as const;
const text = (value: unknown): NamedView => ({ page: 'text', props: { text: value } });

/** Another view in the same root. */
export const updating: Group<ClientCheck> = {
  name: 'Updating',
  checks: [
    {
      id: 'C-03',
      title: 'when update resolves, the DOM shows the new props',
      why: 'The core then sets the focus and the scroll position.',
      fix: 'Resolve in an effect of the library, where it renders at its own time.',
      async run({ root, mount }) {
        const shown = await mount(text('one'));
        await shown.update(text('two'));
        expectEqual(root.textContent?.trim(), 'two', 'The text');
      },
    },
    {
      id: 'C-04',
      title: 'update shows another page',
      why: 'It is how the core navigates.',
      fix: 'Render the new view into the same root.',
      async run({ root, mount }) {
        const shown = await mount(text('one'));
        await shown.update({ page: 'list', props: { items: ['a', 'b'] } });
        expectEqual(root.querySelectorAll('li').length, 2, 'The number of items');
        expectEqual(root.querySelectorAll('p').length, 0, 'What is left of the page before');
      },
    },
    {
      id: 'C-05',
      title: 'update adds and removes layouts and App',
      why: 'A page in another folder has other layouts.',
      fix: 'Build the whole tree from the new view.',
      async run({ root, mount }) {
        const shown = await mount({ ...text('one'), layouts, app: 'app' });
        await shown.update(text('two'));
        expectEqual(root.querySelectorAll('section, #app').length, 0, 'What is left around it');
        await shown.update({ ...text('three'), layouts });
        const found = root.querySelector('[title=outer] > [title=inner] > p');
        expectEqual(found?.textContent, 'three', 'The text of the page within its layouts');
      },
    },
    {
      id: 'C-06',
      title: 'update keeps the state and the elements of a page that stays',
      why: 'A visitor loses what was typed, and the focus.',
      fix: 'Give the library the same component in the same place.',
      needs: ['counter'],
      async run({ root, mount, settle }) {
        const view: NamedView = { page: 'counter', props: { start: 0 }, url: '/a' };
        const shown = await mount({ ...view, layouts });
        const button = root.querySelector('button')!;
        button.click();
        await settle();
        await shown.update({ ...view, layouts, url: '/b' });
        expectEqual(root.querySelector('button')?.textContent, 'Count 1', 'The button');
        expect(root.querySelector('button') === button, 'The button is another element.');
      },
    },
    {
      id: 'C-07',
      title: 'update keeps the elements of layouts and App when the page changes',
      why: 'A menu that is made anew closes, and a video stops.',
      fix: "Give layouts, and the App's Component, one identity over all views.",
      needs: ['counter'],
      async run({ root, mount }) {
        const find = (): (Element | null)[] =>
          ['#app', '[title=outer]', '[title=inner]'].map((one) => root.querySelector(one));
        const around = { layouts, app: 'app' } as const;
        const shown = await mount({ page: 'counter', props: { start: 0 }, ...around });
        const before = find();
        await shown.update({ ...text('two'), ...around });
        const kept = find().map((element, index) => element !== null && element === before[index]);
        expectEqual(kept, [true, true, true], 'Whether App, outer and inner layout are the same');
      },
    },
    {
      id: 'C-08',
      title: 'of two updates at once, the later one is shown',
      why: 'A visitor clicks twice.',
      fix: 'Drop a rendering that a newer one has overtaken.',
      async run({ root, mount, settle }) {
        const shown = await mount(text('one'));
        await Promise.all([shown.update(text('two')), shown.update(text('three'))]);
        await settle();
        expectEqual(root.textContent?.trim(), 'three', 'The text');
      },
    },
    {
      id: 'C-11',
      title: 'a component hears that another page takes its place',
      why: 'Timers and sockets of pages that are gone pile up.',
      fix: 'Let the library replace the tree.',
      needs: ['effect'],
      async run({ mount, settle }) {
        let removed = 0;
        const props = { onEffect() {}, onCleanup: () => (removed += 1) };
        const shown = await mount({ page: 'effect', props });
        await settle();
        await shown.update(text('two'));
        await settle();
        expectEqual(removed, 1, 'How often it heard');
      },
    },
    {
      id: 'C-12',
      title: 'unmount while an update is under way is quiet',
      why: 'A visitor goes to a page of another view layer before the first has come.',
      fix: 'Settle or drop the update, and show nothing of it.',
      async run({ root, mount, settle }) {
        const shown = await mount(text('one'));
        void catchFailure(() => shown.update(text('two')));
        shown.unmount();
        await settle();
        expectEqual(root.innerHTML, '', 'What is in the root');
      },
    },
    {
      id: 'C-17',
      title: 'components follow the route',
      why: 'A menu shows where the visitor is.',
      fix: 'Update the context that holds the route with each view.',
      needs: ['route'],
      async run({ root, mount }) {
        const shown = await mount({ page: 'route', url: '/a' });
        const first = root.textContent?.trim();
        await shown.update({ page: 'route', url: '/b' });
        expectEqual([first, root.textContent?.trim()], ['/a', '/b'], 'What the component sees');
      },
    },
  ],
};
