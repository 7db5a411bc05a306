import type { Group, NamedView, ServerCheck, ServerKit } from '../check.ts';
import { pause, wait, withClock } from '../clock.ts';
import { createDeferred } from '../deferred.ts';
import { catchFailure, expect, expectEqual, expectFailure, show } from '../expect.ts';
import { createFailure, secrets } from '../failure.ts';
import { toText } from '../html.ts';

const failing = (thrown: unknown): NamedView => ({
  page: 'throws',
  props: { fails: true, thrown },
});

/** What goes wrong is told once, to the right one, and ends nothing else. */
export const errors: Group<ServerCheck> = {
  name: 'Errors',
  checks: [
    {
      id: 'E-01',
      title: 'what a page throws rejects the render, and is that error',
      why: 'The core answers with a status, and logs the error with its stack.',
      fix: 'Let it pass, or rethrow it; where you must wrap it, keep it as "cause".',
      async run({ render }) {
        const error = createFailure();
        const thrown = await expectFailure(() => render(failing(error)), 'The render');
        const isSame = thrown === error || (thrown as Error).cause === error;
        expect(isSame, `It failed with another error: ${show(thrown)}`);
      },
    },
    {
      id: 'E-02',
      title: 'an error that rejects the render is not reported as well',
      why: 'It would stand in the log twice.',
      fix: 'Call onError only for what does not fail the render.',
      async run(kit) {
        await catchFailure(() => kit.render(failing(createFailure())));
        await pause();
        expectEqual(kit.errors.length, 0, 'The number of reports');
      },
    },
    {
      id: 'E-03',
      title: 'what a layout throws rejects the render',
      why: 'Half a page would go out with the status 200.',
      fix: 'Render layouts and page in one tree.',
      async run({ render }) {
        const layouts = [
          { layout: 'throws', props: { fails: true, thrown: createFailure() } },
        ] as const;
        const view: NamedView = { page: 'text', props: { text: 'a' }, layouts };
        await expectFailure(() => render(view), 'The render');
      },
    },
    ...[
      ['E-04', 'a string', 'a text'],
      ['E-05', 'undefined', undefined],
      ['E-06', 'an object that cannot be shown', Object.create(null) as object],
    ].map(([id, what, thrown]) => ({
      id: id as string,
      title: `throwing ${what as string} rejects the render`,
      why: 'Anything can be thrown; code that looks at error.message breaks, or takes it for success.',
      fix: 'Remember that something was thrown, not only what: { error }.',
      async run({ render }: ServerKit) {
        await expectFailure(() => render(failing(thrown)), 'The render');
      },
    })),
    {
      id: 'E-07',
      title: 'a minute after an error, nothing more has happened',
      why: 'A timer that rejects a promise ends the process long after the request (Solid: 30 s).',
      fix: 'Clear the timers of the library, or render without them.',
      async run({ render }) {
        await withClock(async ({ advance }) => {
          await catchFailure(() => render(failing(createFailure())));
          await advance(60_000);
        });
      },
    },
    {
      id: 'E-08',
      title: 'the next render is as if nothing had happened',
      why: 'One broken page would take others with it.',
      fix: 'Restore what the library keeps globally, in a finally.',
      async run({ render, renderAll }) {
        const view: NamedView = { page: 'list', props: { items: ['a', 'b'] } };
        const before = await renderAll(view);
        await catchFailure(() => render({ ...failing(createFailure()), layouts: [] }));
        expectEqual(await renderAll(view), before, 'The HTML after the error');
      },
    },
    {
      id: 'E-09',
      title: 'in production the response is a 500, and tells nothing of the error',
      why: 'Messages and stacks name tables, paths and passwords.',
      fix: 'Reject; do not render an error of your own.',
      async run({ createApp }) {
        const app = createApp('throws', { fails: true, thrown: createFailure() }, false);
        const response = await app.request('/');
        expectEqual(response.status, 500, 'The status');
        expectSilent(await response.text());
      },
    },
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
        await catchFailure(async () => {
          const { html, headHtml = '' } = await kit.render(view, { stream: false });
          expectSilent(html + headHtml);
        }).then(throwOurs);
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

function expectSilent(html: string): void {
  const told = secrets.filter((secret) => html.includes(secret));
  expectEqual(told, [], 'What the HTML tells of the error');
}

/** A render may reject; what this check itself has found must pass. */
function throwOurs([error]: unknown[]): void {
  if (error instanceof Error && error.message.startsWith('What the HTML')) throw error;
}
