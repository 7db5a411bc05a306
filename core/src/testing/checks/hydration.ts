import type { ClientCheck, ClientKit, Group, NamedView, Shown } from '../check.ts';
import { createDeferred, createSettled } from '../deferred.ts';
import { expect, expectEqual, show } from '../expect.ts';
import { script } from '../hostile.ts';
import { watch } from '../mutations.ts';

const around = {
  layouts: [
    { layout: 'layout', props: { name: 'outer' } },
    { layout: 'layout', props: { name: 'inner' } },
  ],
  app: 'app',
} as const;
const text = (value: string): NamedView => ({ page: 'text', props: { text: value } });
const keeps =
  'The visitor sees the page flicker, and loses focus, selection and what was typed. Search engines see it jump.';
const asServer = 'Build the same tree as the server half, and hydrate instead of rendering.';

/** The browser takes over what the server has sent. */
export const hydration: Group<ClientCheck> = {
  name: 'Hydration',
  checks: [
    toUnchanged('Y-01', 'a text', () => text('hello')),
    toUnchanged('Y-02', 'a list, with empty and neighbouring texts', () => ({
      page: 'list',
      props: { items: ['a', '', 'c'] },
    })),
    toUnchanged('Y-03', 'App, layouts and page', () => ({ ...text('hello'), ...around })),
    toUnchanged('Y-04', 'hostile text', () => text(`${script}"'&amp;`)),
    toUnchanged('Y-05', 'the route', () => ({ page: 'route', url: '/a?b=c' }), ['route']),
    toUnchanged('Y-06', 'state', () => ({ page: 'counter', props: { start: 1 } }), ['counter']),
    toUnchanged(
      'Y-07',
      'a value that is there',
      () => ({ page: 'late', props: { promised: createSettled('the value') } }),
      ['late'],
    ),
    {
      id: 'Y-08',
      title: 'generated ids are those of the server',
      why: 'A label loses its field.',
      fix: 'Hand the same context.idPrefix to the library on both sides.',
      needs: ['ids'],
      served: () => ({ page: 'ids', ...around }),
      async run(kit) {
        const before = readIds();
        const shown = await hydrate(kit, { page: 'ids', ...around });
        expect(before.every(Boolean) && before.length >= 2, `The ids are ${show(before)}.`);
        expectEqual([readIds(), readKnownIds()], [before, before], 'The ids, set and known');
        await shown.update({ page: 'ids', ...around });
        expectEqual([readIds(), readKnownIds()], [before, before], 'The ids after an update');
      },
    },
    {
      id: 'Y-09',
      title: 'an event reaches its component',
      why: 'A page that looks alive and does not answer is worse than one that does not.',
      fix: 'Let the library add its listeners to the elements that are there.',
      needs: ['counter'],
      served: () => ({ page: 'counter', props: { start: 1 }, ...around }),
      async run(kit) {
        const button = kit.root.querySelector('button')!;
        await hydrateInPlace(kit, { page: 'counter', props: { start: 1 }, ...around });
        button.click();
        await kit.settle();
        expectEqual(button.textContent, 'Count 2', 'The button');
        expect(button.isConnected, 'It was replaced.');
      },
    },
    {
      id: 'Y-10',
      title: 'an update works on what was hydrated',
      why: 'It is the next navigation.',
      fix: 'Keep the tree that hydrated, and render the next one into it.',
      served: () => ({ ...text('one'), ...around }),
      async run(kit) {
        const shown = await hydrate(kit, { ...text('one'), ...around });
        await shown.update({ ...text('two'), ...around });
        expectEqual(kit.root.querySelector('p')?.textContent, 'two', 'The text');
        expectEqual(kit.root.querySelectorAll('p').length, 1, 'The number of paragraphs');
      },
    },
    {
      id: 'Y-11',
      title: 'unmount removes what was hydrated, all of it',
      why: 'Comments and late parts of the server would stay in the root of the next page.',
      fix: 'Remove what the library leaves.',
      served: () => ({ ...text('one'), ...around }),
      async run(kit) {
        const shown = await hydrate(kit, { ...text('one'), ...around });
        shown.unmount();
        expectEqual(kit.root.innerHTML, '', 'What is left');
      },
    },
    {
      id: 'Y-12',
      title: 'a component hears once that it is shown, and once that it is removed',
      why: 'Timers are started twice, or never stopped.',
      fix: 'Hydrate once.',
      needs: ['effect'],
      served: () => ({ page: 'effect', props: { onEffect() {}, onCleanup() {} } }),
      async run(kit) {
        const told: string[] = [];
        const props = {
          onEffect: () => told.push('shown'),
          onCleanup: () => told.push('removed'),
        };
        const shown = await hydrate(kit, { page: 'effect', props });
        await kit.settle();
        shown.unmount();
        await kit.settle();
        expectEqual(told, ['shown', 'removed'], 'What it heard');
      },
    },
    {
      id: 'Y-13',
      title: 'what the visitor has typed stays',
      why: 'Scripts often come seconds after the form.',
      fix: asServer,
      needs: ['field'],
      served: () => ({ page: 'field' }),
      async run(kit) {
        const input = kit.root.querySelector('input')!;
        input.value = 'typed';
        input.focus();
        await hydrateInPlace(kit, { page: 'field' });
        expectEqual(kit.root.querySelector('input')?.value, 'typed', 'The value');
        expect(document.activeElement === input, 'The field has lost the focus.');
      },
    },
    {
      id: 'Y-14',
      title: 'it is quiet: no report, nothing in the console',
      why: 'A warning here is a difference between the halves.',
      fix: 'Read the warning.',
      served: () => ({ page: 'list', props: { items: ['a', 'b'] }, ...around }),
      async run(kit) {
        await hydrate(kit, { page: 'list', props: { items: ['a', 'b'] }, ...around });
        await kit.settle();
        expectEqual([kit.errors.map(String), kit.logged], [[], []], 'What was told');
      },
    },
    {
      id: 'Y-15',
      title: 'after a hydrated view, one that the browser alone makes',
      why: 'A visit goes through pages of several view layers, and comes back.',
      fix: 'Leave nothing in globals that says that hydration is under way.',
      served: () => text('one'),
      async run(kit) {
        const first = await hydrate(kit, text('one'));
        first.unmount();
        kit.root.replaceChildren();
        const second = await kit.mount({ page: 'list', props: { items: ['a', 'b'] }, ...around });
        expectEqual(kit.root.querySelectorAll('li').length, 2, 'The number of items');
        second.unmount();
        expectEqual(kit.root.innerHTML, '', 'What is left');
      },
    },
    {
      id: 'Y-16',
      title: 'a view that was streamed is hydrated, and leaves nothing when it goes',
      why: 'Late parts come with scripts and hidden elements.',
      fix: 'Let the library find its late parts; remove what it leaves.',
      needs: ['late'],
      served: () => ({ page: 'late', props: { promised: createLater('the value') } }),
      streamed: true,
      async run(kit) {
        await kit.until(() => kit.root.querySelector('b')?.checkVisibility() ?? false);
        const sent = kit.root.querySelector('b');
        const promised = createSettled('the value');
        const shown = await hydrateInPlace(kit, { page: 'late', props: { promised } });
        await kit.settle();
        const found = kit.root.querySelector('b');
        expectEqual(found?.textContent, 'the value', 'The late value');
        expect(found === sent, 'What was sent late is replaced by another element.');
        expect(!kit.root.textContent?.includes('wait'), `It shows ${show(kit.root.textContent)}`);
        shown.unmount();
        expectEqual(kit.root.innerHTML, '', 'What is left');
      },
    },
    {
      id: 'Y-17',
      title: 'neighbouring texts are not even split',
      why: 'A selection that reaches into them is lost; else nobody sees it.',
      fix: 'Mark where a text ends, as React does with <!-- -->. Else expect this failure, with the reason.',
      needs: ['counter'],
      served: () => ({ page: 'counter', props: { start: 1 } }),
      async run(kit) {
        const { mutations } = watch(kit.root);
        await hydrateInPlace(kit, { page: 'counter', props: { start: 1 } });
        expectEqual(mutations(), [], 'What changed');
      },
    },
  ],
};

function toUnchanged(
  id: string,
  what: string,
  served: () => NamedView,
  needs?: ClientCheck['needs'],
): ClientCheck {
  return {
    id,
    title: `hydrating ${what} changes nothing`,
    why: keeps,
    fix: asServer,
    needs,
    served,
    async run(kit) {
      expect(kit.root.firstElementChild, 'The server has rendered no element.');
      const first = kit.root.firstElementChild;
      const { changes } = watch(kit.root);
      await hydrateInPlace(kit, served());
      await kit.settle();
      expectEqual(changes(), [], 'What changed');
      expect(kit.root.firstElementChild === first, 'The first element is another one.');
      expect(!('broken' in globalThis), 'A script in the data has run.');
    },
  };
}

function hydrate({ mount }: ClientKit, view: NamedView): Promise<Shown> {
  return mount(view, { hydrate: true });
}

/** Hydrates; where nothing is left of what the server has sent, that is all there is to say. */
async function hydrateInPlace(kit: ClientKit, view: NamedView): Promise<Shown> {
  const sent = [...kit.root.children];
  const shown = await hydrate(kit, view);
  const isLeft = sent.length === 0 || sent.some((element) => element.isConnected);
  expect(isLeft, 'The root was emptied and filled anew.');
  return shown;
}

function createLater(value: string): Promise<string> {
  const { promised, resolve } = createDeferred();
  setTimeout(resolve, 20, value);
  return promised;
}

function readIds(): string[] {
  return [...document.querySelectorAll('input')].map(({ id }) => id);
}

/** What the component takes for its ids: view layers leave attributes as they are when they hydrate. */
function readKnownIds(): (string | null)[] {
  return [...document.querySelectorAll('input + b')].map(({ textContent }) => textContent);
}
