import type { NamedView } from './check.ts';
import { expect, show } from './expect.ts';
import type { Attempt } from './find-markup.ts';
import { toData } from './shapes.ts';

/** Names that mean something to a view layer where they stand among the attributes of an element. */
const names: readonly string[] = `
  key ref ref_key ref_for is slot scope id children child content hidden style
  class className classList class:list attrs attributes
  innerHTML outerHTML textContent innerText dangerouslySetInnerHTML __html
  tag type nodeName sel data props properties component template
  view state instance dom hook hooks then length constructor toString __proto__
  oninit oncreate onupdate onremove onbeforeupdate onbeforeremove
  onclick onClick on:click onload onVnodeMounted onVnodeBeforeMount
  prop:innerHTML .innerHTML ^innerHTML v-html set:html bind:this use:action
  $$slots $$events $$legacy $$scope __self __source
`
  .trim()
  .split(/\s+/);

/** What may stand under them, also objects that some of the names are read with. */
const values: readonly unknown[] = [
  'broken',
  '<b class=broken></b>',
  true,
  { __html: '<b class=broken></b>', current: null, default: '<b class=broken></b>' },
];

/** Fails where a view changes, or is refused, because its props have such a name. */
export async function expectSameView(
  tryView: (view: NamedView) => Promise<Attempt>,
): Promise<void> {
  const plain = await tryView(toView({}));
  const found = new Map<string, string>();
  for (const name of names) {
    const change = await findChange(name, plain, tryView);
    if (change !== undefined) found.set(name, change);
  }
  const [first] = found.values();
  const list = [...found.keys()].join(', ');
  expect(
    found.size === 0,
    `The view changes by props of these names: ${list}. The first: ${first}`,
  );
}

async function findChange(
  name: string,
  plain: Attempt,
  tryView: (view: NamedView) => Promise<Attempt>,
): Promise<string | undefined> {
  for (const value of values) {
    const special = toData({ [name]: value }) as Record<string, unknown>;
    const { html, thrown } = await tryView(toView(special));
    if (thrown.length > 0) return show(thrown[0]);
    if (html !== plain.html) return show(html);
  }
  return undefined;
}

function toView(special: Record<string, unknown>): NamedView {
  return {
    page: 'text',
    props: { ...special, text: 'a' },
    layouts: [{ layout: 'layout', props: { ...special, name: 'a' } }],
  };
}
