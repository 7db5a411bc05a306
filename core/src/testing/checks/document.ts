import type { Group, ServerCheck, ServerKit } from '../check.ts';
import { createSettled } from '../deferred.ts';
import { expect, expectEqual, show } from '../expect.ts';
import { script } from '../hostile.ts';
import { count, findUnbalanced } from '../html.ts';

/** What a view puts into the document's head, and what the document holds of the data. */
export const document: Group<ServerCheck> = {
  name: 'Document and data',
  checks: [
    {
      id: 'G-01',
      title: 'a title that a component sets goes into the head, and stays out of the root',
      why: 'A title in the body is a title to nobody.',
      fix: 'Return it as rendered.head, or as headHtml where the library writes it itself.',
      needs: ['head'],
      async run({ render }) {
        const {
          html,
          head,
          headHtml = '',
        } = await render({ page: 'head', props: { title: 'One' } });
        const isThere =
          [head].flat().some((tags) => tags?.title === 'One') ||
          /<title[^>]*>One<\/title>/.test(headHtml);
        expect(isThere, `The head is ${show({ head, headHtml })}.`);
        expect(!html.includes('<title'), `It stands in the root: ${show(html)}`);
      },
    },
    {
      id: 'G-02',
      title: 'a hostile title stays a title',
      why: 'It often holds what a visitor has searched for.',
      fix: 'Give it to the core as text in rendered.head; where the library writes it, see that it escapes.',
      needs: ['head'],
      async run({ createApp }) {
        const app = createApp('head', { title: `</title>${script}` }, false);
        const body = await (await app.request('/')).text();
        expect(!body.includes(script), `The script stands in ${show(body)}`);
      },
    },
    {
      id: 'G-03',
      title: 'the head of one render does not show in the next',
      why: 'A visitor would see the title of another page.',
      fix: 'Collect the head in a variable of the render.',
      needs: ['head'],
      async run({ render }) {
        await render({ page: 'head', props: { title: 'Earlier' } });
        const { head, headHtml } = await render({ page: 'text', props: { text: 'a' } });
        expect(
          !show({ head, headHtml }).includes('Earlier'),
          `It does: ${show({ head, headHtml })}`,
        );
      },
    },
    {
      id: 'G-04',
      title: 'what goes into the head is whole, and does not end it',
      why: 'The core puts it there as it is.',
      fix: 'Return tags that are closed; leave <head> and <html> to the core.',
      async run({ render }) {
        for (const page of ['text', 'list'] as const) {
          const { headHtml = '' } = await render({ page, props: { text: 'a', items: ['a'] } });
          expect(!findUnbalanced(headHtml), `A tag has no partner: ${show(headHtml)}`);
          expect(!/<\/?(?:head|html|body)\b/i.test(headHtml), `It is ${show(headHtml)}`);
        }
      },
    },
    {
      id: 'G-05',
      title: 'data is in the document twice: as markup, and as data for the script',
      why: 'A renderer that sends data on its own makes each page longer by all of it.',
      fix: "Switch the library's own serialisation off: the core sends the props.",
      async run(kit) {
        const body = await getBody(kit, true);
        // The view shows its text as a child and as an attribute.
        expectEqual(count(body, 'canary'), 3, 'How often the data occurs');
      },
    },
    {
      id: 'G-06',
      title: 'without script the data is in the document as markup alone',
      why: 'Bytes that nobody reads.',
      fix: 'Look at context.hydrate before you add data.',
      async run(kit) {
        const body = await getBody(kit, false);
        expectEqual(count(body, 'canary'), 2, 'How often the data occurs');
        expect(!body.includes('<script'), `There is a script: ${show(body)}`);
      },
    },
    {
      id: 'G-07',
      title: 'a document has one doctype and one root',
      why: 'A renderer that adds its own document breaks the one of the core.',
      fix: 'Return the view alone.',
      async run(kit) {
        const body = await getBody(kit, true);
        expectEqual(count(body.toLowerCase(), '<!doctype'), 1, 'The number of doctypes');
        expectEqual(count(body, 'id="plinth"'), 1, 'The number of roots');
      },
    },
    {
      id: 'G-08',
      title: 'a late value is not sent a second time by the renderer',
      why: 'The core sends it; a renderer that sends it too doubles the page.',
      fix: "Switch the library's own serialisation off for what the core sends.",
      needs: ['late'],
      async run({ render }) {
        const promised = createSettled('canary');
        const view = { page: 'late', props: { promised } } as const;
        const { html, headHtml = '' } = await render(view, { stream: false });
        expectEqual(count(html + headHtml, 'canary'), 1, 'How often the value occurs');
      },
    },
  ],
};

async function getBody({ createApp }: ServerKit, ships: boolean): Promise<string> {
  const response = await createApp('text', { text: 'canary' }, ships).request('/');
  expectEqual(response.status, 200, 'The status');
  return response.text();
}
