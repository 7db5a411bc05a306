import type { Group, NamedView, ServerCheck, ServerKit } from '../check.ts';
import { pause, withClock } from '../clock.ts';
import { catchFailure, expect, expectEqual, expectFailure, show } from '../expect.ts';
import { createFailure, expectSilent } from '../failure.ts';

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
  ],
};
