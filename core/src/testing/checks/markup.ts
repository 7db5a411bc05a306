import type { Markup, ServerCheck, ServerKit } from '../check.ts';
import { expectNoMarkup } from '../find-markup.ts';
import { tryRender } from '../try-render.ts';
import { shapes } from '../shapes.ts';

const about = {
  why: 'A query such as ?q[t]=… or JSON of another server is data, and data must not become markup.',
  fix: 'Know markup by what JSON cannot hold: a symbol, a class, a private set.',
};

/** JSON that looks like what a view layer takes for its own. */
export const markup: readonly ServerCheck[] = [
  toCheck('H-07', 'what looks like markup of Preact in JSON is no markup', shapes.preact),
  toCheck('H-08', 'what looks like markup of React in JSON is no markup', shapes.react),
  toCheck('H-09', 'what looks like markup of Solid in JSON is no markup', shapes.solid),
  toCheck('H-10', 'what looks like markup of Vue in JSON is no markup', shapes.vue),
  toCheck('H-11', 'an object with a key such as __html or innerHTML is no markup', shapes.html),
  toCheck('H-15', 'what looks like markup of any other view layer is none', shapes.others),
  {
    id: 'H-16',
    title: 'what the library’s own markup becomes in JSON is no markup',
    ...about,
    needs: ['markup'],
    run: (kit) => expectData(kit, kit.markup),
  },
];

function toCheck(id: string, title: string, family: Markup): ServerCheck {
  return { id, title, ...about, run: (kit) => expectData(kit, family) };
}

/** An error is fine, and so is text; an element is not. */
function expectData(kit: ServerKit, data: Markup): Promise<void> {
  return expectNoMarkup(data, (view) => tryRender(kit, view));
}
