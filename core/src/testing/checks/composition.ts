import type { Group, NamedView, ServerCheck } from '../check.ts';
import { expectEqual } from '../expect.ts';
import { readTags, toText } from '../html.ts';

const layouts = [
  { layout: 'layout', props: { name: 'outer' } },
  { layout: 'layout', props: { name: 'inner' } },
] as const;
const page: NamedView = { page: 'text', props: { text: 'the page' } };

/** Layouts and App around a page. */
export const composition: Group<ServerCheck> = {
  name: 'Layouts and App',
  checks: [
    {
      id: 'L-01',
      title: 'a layout stands around the page',
      why: 'Its children are the page.',
      fix: "Hand the rendered page to view.layouts[0].Layout as the library's children.",
      async run({ renderAll }) {
        const html = await renderAll({ ...page, layouts: layouts.slice(0, 1) });
        expectEqual(toShape(html), ['section outer', 'p the page', '/p', '/section'], 'The shape');
      },
    },
    {
      id: 'L-02',
      title: 'the first layout is the outermost',
      why: 'A folder stands around the folders in it.',
      fix: 'Begin with the page and wrap it from the last layout to the first (reduceRight).',
      async run({ renderAll }) {
        const html = await renderAll({ ...page, layouts });
        const inner = ['section inner', 'p the page', '/p', '/section'];
        expectEqual(toShape(html), ['section outer', ...inner, '/section'], 'The shape');
      },
    },
    {
      id: 'L-03',
      title: 'the App gets the page as Component, and its props as pageProps',
      why: 'It is the App of Next.js.',
      fix: 'Render view.App with { Component, pageProps: view.props }.',
      async run({ renderAll }) {
        const html = await renderAll({ ...page, app: 'app' });
        expectEqual(toShape(html), ['div app', 'p the page', '/p', '/div'], 'The shape');
      },
    },
    {
      id: 'L-04',
      title: 'the App stands around the layouts',
      why: 'It is one for the whole app.',
      fix: "Let the App's Component be the page within its layouts.",
      async run({ renderAll }) {
        const html = await renderAll({ ...page, app: 'app', layouts });
        const inner = ['section inner', 'p the page', '/p', '/section'];
        const shape = ['div app', 'section outer', ...inner, '/section', '/div'];
        expectEqual(toShape(html), shape, 'The shape');
      },
    },
    {
      id: 'L-05',
      title: 'no component gets the props of another',
      why: 'A name that a layout and a page both use would show the wrong data.',
      fix: 'Give the page view.props, and each layout its own props and children alone.',
      async run({ renderAll }) {
        const props = { text: 'of the page', name: 'of the page', children: 'of the page' };
        const html = await renderAll({ page: 'text', props, layouts });
        const titles = readTags(html).map(({ attributes }) => attributes.title ?? '');
        expectEqual(titles.filter(Boolean), ['outer', 'inner', 'of the page'], 'The titles');
        expectEqual(toText(html).trim(), 'of the page', 'The text');
      },
    },
    {
      id: 'L-06',
      title: 'App and layouts are called once, the page too',
      why: 'A tree that is rendered for each layer costs time by the square.',
      fix: 'Build one tree, and render it once.',
      async run({ renderAll }) {
        let calls = 0;
        const props = { onRender: () => (calls += 1) };
        await renderAll({ page: 'calls', props, layouts, app: 'app' });
        expectEqual(calls, 1, 'The number of calls');
      },
    },
    {
      id: 'L-07',
      title: 'layouts and App can ask for the route',
      why: 'A menu shows where the visitor is.',
      fix: 'Put the context that holds the route around all, the App included.',
      needs: ['route'],
      async run({ renderAll }) {
        const html = await renderAll({ page: 'route', layouts, app: 'app', url: '/deep' });
        expectEqual(toText(html).trim(), '/deep', 'The URL that the component sees');
      },
    },
  ],
};

/** Tags with what tells them apart. */
function toShape(html: string): string[] {
  return readTags(html).map(({ name, isClosing, attributes }) => {
    const mark = attributes.title ?? attributes.id ?? '';
    return isClosing ? `/${name}` : `${name} ${mark}`.trim();
  });
}
