import type { Group, NamedView, ServerCheck, ServerKit } from '../check.ts';
import { wait } from '../clock.ts';
import { createDeferred } from '../deferred.ts';
import { catchFailure, expect, expectEqual, show } from '../expect.ts';
import { readTags, toText } from '../html.ts';

const renders = Array.from({ length: 50 }, (_, index) => index);

/** Ids, and renders that run at the same time. */
export const isolation: Group<ServerCheck> = {
  name: 'Ids and isolation',
  checks: [
    {
      id: 'I-01',
      title: 'generated ids hold the prefix',
      why: 'Two roots in one document would have the same ids: a label names the field of another.',
      fix: 'Hand context.idPrefix to the library; some call it renderId or identifierPrefix.',
      needs: ['ids'],
      async run({ renderAll }) {
        const ids = readIds(await renderAll({ page: 'ids' }, { idPrefix: 'kit7' }));
        expect(ids.length > 0, 'There is no id.');
        expect(
          ids.every((id) => id.includes('kit7')),
          `The ids are ${show(ids)}.`,
        );
      },
    },
    {
      id: 'I-02',
      title: 'ids within a view differ',
      why: 'A label would name two fields.',
      fix: 'Count within a render.',
      needs: ['ids'],
      async run({ renderAll }) {
        const ids = readIds(await renderAll({ page: 'ids' }));
        expect(ids.length >= 2, `There are ${ids.length} ids, not two.`);
        expectEqual(new Set(ids).size, ids.length, 'The number of different ids');
      },
    },
    {
      id: 'I-03',
      title: 'views with different prefixes share no id',
      why: 'They may stand in one document.',
      fix: 'Begin each id with the prefix.',
      needs: ['ids'],
      async run({ renderAll }) {
        const a = readIds(await renderAll({ page: 'ids' }, { idPrefix: 'a' }));
        const b = readIds(await renderAll({ page: 'ids' }, { idPrefix: 'b' }));
        expectEqual(
          a.filter((id) => b.includes(id)),
          [],
          'The ids that both have',
        );
      },
    },
    {
      id: 'I-04',
      title: 'the ids of a view are the same each time',
      why: 'The browser counts from the start when it hydrates.',
      fix: 'Begin the count anew for each render.',
      needs: ['ids'],
      async run({ renderAll }) {
        const first = readIds(await renderAll({ page: 'ids' }));
        await renderAll({ page: 'ids' }, { idPrefix: 'other' });
        expectEqual(readIds(await renderAll({ page: 'ids' })), first, 'The ids of the second time');
      },
    },
    {
      id: 'I-05',
      title: 'of 50 renders at once each shows its own data',
      why: 'Visitors would read what belongs to others.',
      fix: 'Keep nothing of a render in a variable of the module.',
      async run({ renderAll }) {
        const texts = await Promise.all(
          renders.map(async (index) => {
            const layouts = [{ layout: 'layout', props: { name: `n${index}` } }] as const;
            const view: NamedView = { page: 'text', props: { text: `t${index}` }, layouts };
            const html = await renderAll(view);
            return `${toText(html).trim()} ${/title="?(n\d+)/.exec(html)?.[1]}`;
          }),
        );
        expectEqual(
          texts,
          renders.map((index) => `t${index} n${index}`),
          'What is shown',
        );
      },
    },
    {
      id: 'I-06',
      title: 'of 50 renders that wait for each other, each shows its own data',
      why: 'Between its parts, a render must not find the state of another.',
      fix: 'Set what the library keeps globally anew whenever a render goes on.',
      needs: ['late'],
      async run({ renderAll }) {
        const latest = renders.map(() => createDeferred());
        const rendering = latest.map(({ promised }) =>
          renderAll({ page: 'late', props: { promised } }, { stream: false }),
        );
        for (const index of shuffle(renders)) {
          latest[index]!.resolve(`value ${index}.`);
          if (index % 3 === 0) await wait(0);
        }
        const texts = (await Promise.all(rendering)).map(
          (html) => /value \d+\./.exec(toText(html))?.[0],
        );
        expectEqual(
          texts,
          renders.map((index) => `value ${index}.`),
          'What is shown',
        );
      },
    },
    {
      id: 'I-07',
      title: 'of 50 renders at once each sees its own route',
      why: 'A context in a variable of the module is that of the last request.',
      fix: "Use the library's context, given at the root of each render.",
      needs: ['route'],
      async run({ renderAll }) {
        const urls = renders.map((index) => `/visitor/${index}`);
        const seen = await Promise.all(
          urls.map(async (url) => toText(await renderAll({ page: 'route', url })).trim()),
        );
        expectEqual(seen, urls, 'The URLs');
      },
    },
    {
      id: 'I-08',
      title: 'a render that fails among others takes none with it',
      why: 'One broken page would break the pages of others.',
      fix: 'Restore what the library keeps globally, in a finally.',
      async run(kit) {
        const shown = await Promise.all(renders.map((index) => renderMixed(kit, index)));
        const expected = renders.map((index) => (index % 2 === 0 ? `t${index}` : 'failed'));
        expectEqual(shown, expected, 'What is shown');
      },
    },
  ],
};

async function renderMixed({ renderAll }: ServerKit, index: number): Promise<string> {
  let text = 'failed';
  const view: NamedView =
    index % 2 === 0
      ? { page: 'text', props: { text: `t${index}` } }
      : { page: 'throws', props: { fails: true, thrown: new Error('on purpose') } };
  // Some begin when others have failed.
  await wait(index % 7);
  await catchFailure(async () => (text = toText(await renderAll(view)).trim()));
  return text;
}

function readIds(html: string): string[] {
  const tags = readTags(html).filter(({ name }) => name === 'input');
  return tags.flatMap(({ attributes }) => attributes.id ?? []);
}

/** An order that is the same each time, and not that of the list. */
function shuffle(list: readonly number[]): number[] {
  return list.toSorted((a, b) => ((a * 17) % 50) - ((b * 17) % 50));
}
