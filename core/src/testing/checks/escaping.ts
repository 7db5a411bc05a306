import type { Group, ServerCheck, ServerKit } from '../check.ts';
import { createDeferred } from '../deferred.ts';
import { expect, expectEqual, show } from '../expect.ts';
import { breakout, script } from '../hostile.ts';
import { findAttributes, readTags, toText } from '../html.ts';
import { tryRender } from '../try-render.ts';
import { markup } from './markup.ts';

/** Data of a visitor stays data. */
export const escaping: Group<ServerCheck> = {
  name: 'Hostile data',
  checks: [
    {
      id: 'H-01',
      title: 'a text is shown as it is, markup in it as text',
      why: 'Otherwise whoever writes a comment runs scripts in the browsers of all others (XSS).',
      fix: 'Escape & and < in text.',
      async run({ renderAll }) {
        for (const text of [script, '</p></main><b>', '<!--', '-->', ']]>', '&amp;&lt;b>']) {
          const html = await renderAll({ page: 'text', props: { text } });
          expectShown(html, text);
        }
      },
    },
    {
      id: 'H-02',
      title: 'a text cannot leave its attribute',
      why: 'A quotation mark in a name would begin an attribute of the attacker: onclick.',
      fix: 'Write attribute values in double quotes, and escape & and " in them.',
      async run({ renderAll }) {
        for (const text of [breakout, '"', "'", '`', '&quot;', 'a\nb']) {
          const html = await renderAll({ page: 'text', props: { text } });
          expectEqual(readOwn(html, 'p'), { title: text }, 'The attributes');
          expectShown(html, text);
        }
      },
    },
    {
      id: 'H-03',
      title: 'each item of a list is escaped, once',
      why: 'Some renderers escape arrays twice, or not at all.',
      fix: 'Escape where a text is written, and nowhere else.',
      async run({ renderAll }) {
        const html = await renderAll({ page: 'list', props: { items: [script, '&amp;', '"'] } });
        expectEqual(toText(html).trim(), `${script}&amp;"`, 'The text');
        expectEqual(findForeign(html, ['ul', 'li']), [], 'Elements that the data brought');
      },
    },
    {
      id: 'H-04',
      title: 'an array in a text is escaped',
      why: 'A query parameter that occurs twice is an array.',
      fix: 'Escape what an array holds, each item.',
      async run(kit) {
        await expectText(kit, [script, [breakout]]);
      },
    },
    {
      id: 'H-05',
      title: 'an array as an attribute cannot leave it',
      why: 'A query parameter that occurs twice is an array; renderers that escape only strings let it through.',
      fix: 'Turn the value into a string first, then escape it.',
      async run(kit) {
        const props = { name: [breakout, 'a'] };
        const { html } = await tryRender(kit, { page: 'layout', props });
        expectWithin(html, 'section');
      },
    },
    {
      id: 'H-06',
      title: 'an object as an attribute cannot leave it',
      why: 'Its toString may give anything.',
      fix: 'Turn the value into a string first, then escape it.',
      async run(kit) {
        const name = { toString: () => breakout, valueOf: () => breakout };
        const { html } = await tryRender(kit, { page: 'layout', props: { name } });
        expectWithin(html, 'section');
      },
    },
    ...markup,
    {
      id: 'H-12',
      title: 'props of layouts are escaped like those of pages',
      why: 'They come from the same requests.',
      fix: 'Render layouts by the same way as pages.',
      async run({ renderAll }) {
        const layouts = [{ layout: 'layout', props: { name: breakout } }] as const;
        const html = await renderAll({ page: 'text', props: { text: 'a' }, layouts });
        expectEqual(readOwn(html, 'section'), { title: breakout }, 'The attributes');
      },
    },
    {
      id: 'H-13',
      title: 'the URL of the route is escaped',
      why: 'Anybody can send a link with any query.',
      fix: 'Escape it like any text.',
      needs: ['route'],
      async run({ renderAll }) {
        const html = await renderAll({ page: 'route', url: `/?q=${script}` });
        expectShown(html, `/?q=${script}`);
      },
    },
    {
      id: 'H-14',
      title: 'a late value is escaped like any other',
      why: 'It takes another way through the renderer, and often through a script.',
      fix: 'Escape in the late way too; in a script also "<" and "</script".',
      needs: ['late'],
      async run({ renderAll }) {
        for (const stream of [false, true]) {
          const { promised, resolve } = createDeferred();
          setTimeout(resolve, 2, script);
          const html = await renderAll({ page: 'late', props: { promised } }, { stream });
          expect(!html.includes(script.slice(0, 20)), `The script stands in ${show(html)}`);
          expect(!/<img/i.test(html), `The image stands in ${show(html)}`);
        }
      },
    },
  ],
};

function expectShown(html: string, text: string): void {
  expectEqual(toText(html).trim(), text.trim(), 'The text that is shown');
  expectEqual(findForeign(html, ['p']), [], 'Elements that the text brought');
}

/** As a child: an error is fine, and so is text; an element is not. */
async function expectText(kit: ServerKit, value: unknown): Promise<void> {
  const text = await tryRender(kit, { page: 'text', props: { text: value } });
  const list = await tryRender(kit, { page: 'list', props: { items: [value] } });
  const foreign = findForeign(text.html + list.html, ['p', 'ul', 'li']);
  expectEqual(foreign, [], 'Elements that the data brought');
}

function expectWithin(html: string, name: string): void {
  expectEqual(findForeign(html, [name]), [], 'Elements that the value brought');
  const names = Object.keys(readOwn(html, name));
  expectEqual(
    names.filter((one) => one !== 'title'),
    [],
    'Attributes that the value brought',
  );
}

/** The attributes of a tag, those of the view layer left out. */
function readOwn(html: string, name: string): Record<string, string> {
  const all = Object.entries(findAttributes(html, name) ?? {});
  return Object.fromEntries(all.filter(([key]) => !key.startsWith('data-')));
}

function findForeign(html: string, own: readonly string[]): string[] {
  return readTags(html)
    .map(({ name }) => name)
    .filter((name) => !own.includes(name));
}
