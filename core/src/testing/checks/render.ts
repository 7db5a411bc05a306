import type { Group, ServerCheck } from '../check.ts';
import { createDeferred } from '../deferred.ts';
import { expect, expectEqual, show } from '../expect.ts';
import { count, findUnbalanced, readTags, toText } from '../html.ts';
import { expectSameView } from '../special-props.ts';
import { tryRender } from '../try-render.ts';

/** One view becomes HTML. */
export const render: Group<ServerCheck> = {
  name: 'Rendering',
  checks: [
    {
      id: 'S-01',
      title: 'render gives a string of HTML',
      why: 'It is what the core puts into the document.',
      fix: 'Return { html } from render, or a promise of it.',
      async run({ render: renderView }) {
        const rendered = await renderView({ page: 'text', props: { text: 'a' } });
        expect(typeof rendered?.html === 'string', `It gave ${show(rendered)}.`);
      },
    },
    {
      id: 'S-02',
      title: 'the page shows its props',
      why: 'A page without its data is no page.',
      fix: 'Hand view.props to view.Page.',
      async run({ renderAll }) {
        const html = await renderAll({ page: 'text', props: { text: 'plain words' } });
        expectEqual(toText(html).trim(), 'plain words', 'Its text');
      },
    },
    {
      id: 'S-03',
      title: 'elements nest, and keep their order',
      why: 'Parts that a renderer collects apart come back in another order.',
      fix: 'Join the parts in the order in which the components stand.',
      async run({ renderAll }) {
        const html = await renderAll({ page: 'list', props: { items: ['one', 'two', 'three'] } });
        const tags = readTags(html).map(({ name, isClosing }) => (isClosing ? `/${name}` : name));
        expectEqual(tags, ['ul', 'li', '/li', 'li', '/li', 'li', '/li', '/ul'], 'The tags');
        expectEqual(toText(html).replaceAll(/\s/g, ''), 'onetwothree', 'The text');
      },
    },
    {
      id: 'S-04',
      title: 'an empty list and an empty text show nothing',
      why: '"undefined" or "null" would be read by visitors.',
      fix: 'Write nothing where a value is empty.',
      async run({ renderAll }) {
        const list = await renderAll({ page: 'list', props: { items: [] } });
        const text = await renderAll({ page: 'text', props: { text: '' } });
        expectEqual(toText(list + text).trim(), '', 'The text');
      },
    },
    {
      id: 'S-05',
      title: 'text of any script and of any length arrives whole',
      why: 'Text that is cut in the middle of a character, or at the size of a buffer, is broken.',
      fix: 'Keep text as strings, and join them as such.',
      async run({ renderAll }) {
        const long = `${'a\u00e9\u6f22\u{1f600}'.repeat(20_000)}.`;
        const html = await renderAll({ page: 'text', props: { text: long } });
        expect(toText(html).trim() === long, `${toText(html).length} of ${long.length} came back.`);
      },
    },
    {
      id: 'S-06',
      title: 'zero is shown',
      why: 'A renderer that leaves out what is falsy loses numbers.',
      fix: 'Leave out null, undefined and booleans alone.',
      async run({ renderAll }) {
        const html = await renderAll({ page: 'text', props: { text: 0 } });
        expectEqual(toText(html).trim(), '0', 'Its text');
      },
    },
    {
      id: 'S-07',
      title: 'the same view gives the same HTML, each time',
      why: 'Responses are compared (ETag), cached, and hydrated.',
      fix: 'Begin counters and ids anew for each render.',
      async run({ renderAll }) {
        const view = { page: 'list', props: { items: ['a', '<b>', 'c'] } } as const;
        const first = await renderAll(view);
        for (let round = 0; round < 3; round += 1) {
          const next = await renderAll(view);
          expect(next === first, `First ${show(first)}, then ${show(next)}.`);
        }
      },
    },
    {
      id: 'S-08',
      title: 'props are not changed',
      why: 'An app may keep them: a renderer that escapes them in place does it again the next time.',
      fix: 'Copy what you want to change.',
      async run({ renderAll }) {
        const items = Object.freeze(['<a>', '<b>']) as readonly string[];
        const props = Object.freeze({ items });
        const html = await renderAll({ page: 'list', props });
        expectEqual(await renderAll({ page: 'list', props }), html, 'The second render');
      },
    },
    {
      id: 'S-09',
      title: 'a component is called once for a render',
      why: 'What it does is done twice: requests, logs, time.',
      fix: 'Render once; do not call a component to look what it returns.',
      async run({ renderAll }) {
        let calls = 0;
        const html = await renderAll({ page: 'calls', props: { onRender: () => (calls += 1) } });
        expectEqual(calls, 1, 'The number of calls');
        expectEqual(count(html, 'called'), 1, 'How often it is shown');
      },
    },
    {
      id: 'S-10',
      title: 'tags are balanced, and there is no document in the view',
      why: 'The core writes the document: a second doctype, html, head or body breaks it.',
      fix: 'Render the view alone; leave document templates out.',
      async run({ renderAll }) {
        const html = await renderAll({ page: 'list', props: { items: ['a'] } });
        expectEqual(findUnbalanced(html) ?? 'none', 'none', 'A tag without its partner');
        expect(!/<!doctype|<(?:html|head|body)\b/i.test(html), `Found in ${show(html)}.`);
      },
    },
    {
      id: 'S-11',
      title: 'without hydration there is no script',
      why: 'Such a page is promised to ship none.',
      fix: 'Look at context.hydrate before you add scripts.',
      async run({ render: renderView, renderAll }) {
        for (const page of ['text', 'list', 'calls'] as const) {
          const view = { page, props: { text: 'a', items: ['a'], onRender() {} } };
          const { headHtml = '' } = await renderView(view, { hydrate: false });
          const html = headHtml + (await renderAll(view, { hydrate: false }));
          expect(!/<script/i.test(html), `Found in ${show(html)}.`);
        }
      },
    },
    {
      id: 'S-12',
      title: 'without hydration there are no marks for it',
      why: 'They are bytes that nobody reads.',
      fix: 'Use the static renderer where the library has one. Else expect this failure, with the reason.',
      async run({ renderAll }) {
        const view = { page: 'list', props: { items: ['a', 'b'] } } as const;
        const html = await renderAll(view, { hydrate: false });
        expect(!/<!--|data-(?:hk|reactroot|server-rendered)/.test(html), `Found in ${show(html)}.`);
      },
    },
    {
      id: 'S-13',
      title: 'without streaming, nothing is left for later',
      why: 'Crawlers and pages without script get the complete document.',
      fix: 'Look at context.stream; where it is false wait for everything and leave chunks out.',
      needs: ['late'],
      async run({ render: renderView }) {
        const { promised, resolve } = createDeferred();
        setTimeout(resolve, 5, 'the value');
        const view = { page: 'late', props: { promised } } as const;
        const { html, chunks } = await renderView(view, { stream: false });
        expect(chunks === undefined, 'There are chunks.');
        expectEqual(count(toText(html), 'the value'), 1, 'How often the value is shown');
        expect(!toText(html).includes('wait'), `The fallback is shown: ${show(html)}`);
      },
    },
    {
      id: 'S-14',
      title: 'without hydration, late values are waited for too',
      why: 'No script will ever put them in place.',
      fix: 'Wait for everything where context.hydrate is false.',
      needs: ['late'],
      async run({ render: renderView }) {
        const { promised, resolve } = createDeferred();
        setTimeout(resolve, 5, 'the value');
        const view = { page: 'late', props: { promised } } as const;
        const { html, chunks } = await renderView(view, { hydrate: false, stream: false });
        expect(
          chunks === undefined && !/<script/i.test(html),
          `There is more to come: ${show(html)}`,
        );
        expectEqual(count(toText(html), 'the value'), 1, 'How often the value is shown');
      },
    },
    {
      id: 'S-15',
      title: 'rendering leaves no global behind',
      why: 'A library that finds a "document" on the server takes it for a browser.',
      fix: 'Keep state in variables of one render.',
      async run({ renderAll }) {
        await renderAll({ page: 'text', props: { text: 'a' } });
        const before = Object.getOwnPropertyNames(globalThis);
        await renderAll({ page: 'list', props: { items: ['a'] } });
        const known = new Set(before);
        const added = Object.getOwnPropertyNames(globalThis).filter((name) => !known.has(name));
        expectEqual(added, [], 'What was added');
        expect(!('document' in globalThis), 'There is a global document.');
      },
    },
    {
      id: 'S-16',
      title: 'components of a page can ask for the route',
      why: 'The page and the server half must share one context: two copies of it do not know each other.',
      fix: 'Keep the context in a module that both import, in the package that the half belongs to.',
      needs: ['route'],
      async run({ renderAll }) {
        const html = await renderAll({ page: 'route', url: '/a/b?c=d' });
        expectEqual(toText(html).trim(), '/a/b?c=d', 'The URL that the component sees');
      },
    },
    {
      id: 'S-17',
      title: 'names that the library keeps for itself are props like others',
      why: 'A page whose data has a "key", a "ref" or a "class" would lose it, fail, or be changed by it.',
      fix: "Hand view.props to the component as one object, past the library's rules for attributes; where it has no other way, leave such names out.",
      run: (kit) => expectSameView((view) => tryRender(kit, view)),
    },
  ],
};
