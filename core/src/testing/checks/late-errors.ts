import type { Group, NamedView, ServerCheck, ServerKit } from '../check.ts';
import { pause, wait, withClock } from '../clock.ts';
import { createDeferred } from '../deferred.ts';
import { catchFailure, expect, expectEqual, expectFailure, show } from '../expect.ts';
import { createFailure, expectSilent } from '../failure.ts';
import { toText } from '../html.ts';

/** What goes wrong after the shell. */
export const lateErrors: Group<ServerCheck> = {
  name: 'Late errors and abort',
  checks: [
    {
      id: 'E-10',
      title: 'a late rejection rejects the render, or is reported; once',
      why: 'A page that shows its fallback for ever, and a log that says nothing.',
      fix: 'Hand the rejection on: reject where the render still can, else call onError.',
      needs: ['late'],
      async run(kit) {
        const told = await rejectLate(kit, 'late', { stream: false });
        expectEqual(told.length, 1, 'How often it was told');
      },
    },
    {
      id: 'E-11',
      title: 'a minute after a late rejection, nothing more has happened',
      why: 'A promise that nobody waits for ends the process.',
      fix: 'Take every promise that the library makes (allReady), also after an error.',
      needs: ['late'],
      async run(kit) {
        await withClock(async ({ advance }) => {
          await rejectLate(kit, 'late', { stream: false });
          await advance(60_000);
        });
      },
    },
    {
      id: 'E-12',
      title: 'what an error boundary takes does not reach the visitor',
      why: 'Some renderers send the error itself to the browser, with its stack and members.',
      fix: 'Switch the serialisation of errors off, or replace them before.',
      needs: ['boundary'],
      async run(kit) {
        const { promised, reject } = createDeferred();
        void wait(2).then(() => reject(createFailure()));
        const view: NamedView = { page: 'boundary', props: { promised } };
        let html = '';
        await catchFailure(async () => {
          const rendered = await kit.render(view, { stream: false });
          html = `${rendered.html}${rendered.headHtml ?? ''}`;
        });
        expectSilent(html);
      },
    },
    {
      id: 'E-13',
      title: 'an error boundary is not tripped by a part that is merely late',
      why: 'Some renderers hand the boundary the promise that was thrown: a slow page shows an error.',
      fix: 'Tell promises from errors before a boundary is asked.',
      needs: ['boundary'],
      async run({ renderAll }) {
        const { promised, resolve } = createDeferred();
        void wait(2).then(() => resolve('the value'));
        const html = await renderAll({ page: 'boundary', props: { promised } }, { stream: false });
        expect(!html.includes('caught'), `The boundary shows its error: ${show(html)}`);
        expect(toText(html).includes('the value'), `The value is missing: ${show(html)}`);
      },
    },
    {
      id: 'E-14',
      title: 'after the abort, a view that is not finished does not look like one that is',
      why: 'A fallback would be taken for the page, by caches and crawlers too.',
      fix: 'Reject with signal.reason where the library resolves with what it has. Waiting on is no fault: the core has gone.',
      needs: ['late'],
      async run({ render }) {
        const controller = new AbortController();
        const view: NamedView = { page: 'late', props: { promised: createDeferred().promised } };
        const rendering = expectFailure(
          () => render(view, { stream: false, signal: controller.signal }),
          'The render',
        );
        await wait(5);
        controller.abort();
        await Promise.race([rendering, wait(200)]);
      },
    },
    {
      id: 'E-15',
      title: 'what is rejected after the abort is nobody’s error',
      why: 'When the visitor goes, requests of the page fail by design; nobody is there to hear of it.',
      fix: 'Take the rejection and drop it once the signal has fired.',
      needs: ['late'],
      async run(kit) {
        const controller = new AbortController();
        const { promised, reject } = createDeferred();
        const view: NamedView = { page: 'late', props: { promised } };
        const context = { stream: false, signal: controller.signal };
        const rendering = catchFailure(() => kit.render(view, context));
        await wait(2);
        controller.abort();
        reject(createFailure());
        await Promise.race([rendering, wait(500)]);
        await pause();
        expectEqual(kit.errors.length, 0, 'The number of reports');
      },
    },
    {
      id: 'E-16',
      title: 'so too with a signal that has fired before the render',
      why: 'A visitor may be gone before the data is there.',
      fix: 'Look at signal.aborted, beside listening to the event.',
      needs: ['late'],
      async run({ render }) {
        const view: NamedView = { page: 'late', props: { promised: createDeferred().promised } };
        const context = { stream: false, signal: AbortSignal.abort() };
        const rendering = expectFailure(() => render(view, context), 'The render');
        await Promise.race([rendering, wait(200)]);
      },
    },
  ],
};

/** The errors that a late rejection leads to: those that were reported, and the one that rejects. */
async function rejectLate(
  kit: ServerKit,
  page: 'late' | 'boundary',
  context: { stream: boolean },
): Promise<unknown[]> {
  const { promised, reject } = createDeferred();
  void wait(2).then(() => reject(createFailure()));
  const thrown = await catchFailure(() => kit.renderAll({ page, props: { promised } }, context));
  await pause();
  return [...thrown, ...kit.errors];
}
