import type { Markup, NamedView } from './check.ts';
import { expect, show } from './expect.ts';
import { readTags } from './html.ts';
import { toData } from './shapes.ts';

/** What became of a view: its HTML, and what was thrown if the view layer has refused it. */
export interface Attempt {
  html: string;
  thrown: readonly unknown[];
}

const text: NamedView = { page: 'text', props: { text: 'a' } };

/** Where data stands in a view. */
const places: Record<string, (value: unknown) => NamedView> = {
  'a child': (value) => ({ page: 'text', props: { text: value } }),
  'an item of a list': (value) => ({ page: 'list', props: { items: [value] } }),
  'an attribute': (value) => ({ page: 'layout', props: { name: value } }),
  'the props of a page': (value) => ({ page: 'text', props: { ...Object(value), ...text.props } }),
  'the props of a layout': (value) => ({
    ...text,
    layouts: [{ layout: 'layout', props: { ...Object(value), name: 'a' } }],
  }),
};

/** Fails where a shape out of JSON becomes more than text, wherever it stands. */
export async function expectNoMarkup(
  shapes: Markup,
  tryView: (view: NamedView) => Promise<Attempt>,
): Promise<void> {
  const found = new Map<string, string>();
  for (const [name, shape] of Object.entries(shapes)) {
    for (const [place, toView] of Object.entries(places)) {
      const plain = await tryView(toView('a'));
      const { html } = await tryView(toView(toData(shape)));
      const surplus = findSurplus(toOutline(html), toOutline(plain.html));
      if (surplus.length > 0) found.set(`${name} as ${place}`, show(html));
    }
  }
  const [first] = found.values();
  const list = [...found.keys()].join(', ');
  expect(found.size === 0, `Taken for markup: ${list}. The first became ${first}`);
}

/** The elements with the names of their attributes; those of every view left out. */
function toOutline(html: string): string[] {
  const opened = readTags(html).filter(({ isClosing }) => !isClosing);
  return opened.map(({ name, attributes }) => {
    const names = Object.keys(attributes).filter(
      (one) => one !== 'title' && !one.startsWith('data-'),
    );
    return [name, ...names].join(' ');
  });
}

function findSurplus(found: readonly string[], own: readonly string[]): string[] {
  const left = [...own];
  return found.filter((one) => {
    const index = left.indexOf(one);
    if (index !== -1) left.splice(index, 1);
    return index === -1;
  });
}
