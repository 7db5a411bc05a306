/** What Solid's renderers do wrong with streams and errors, and that Plinth does not do it. */
import { createApp } from '@plinth/core';
import { solid } from '@plinth/solid';
import server from '@plinth/solid/server';
import {
  createComponent,
  createResource,
  ErrorBoundary,
  Suspense,
  type Component,
  type JSX,
} from 'solid-js';
import { renderToStream, renderToString, renderToStringAsync } from 'solid-js/web';
import { assert, suite } from '../_suite.ts';
import { collectStrays } from '../_strays.ts';
import { leaveEarly, read, toHazards, type SideOptions, type Visit } from './_hazards.ts';
import { build, control, sleep } from './_late.ts';

const test = suite('hazards: solid');
const hazard = toHazards(test, openStream, openPlinth);
const asyncHazard = toHazards(test, openAsync, openPlinth);
const syncHazard = toHazards(test, openSync, openPlinth);

async function openStream(view: Component): Promise<Visit> {
  const reported: unknown[] = [];
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const onError = (error: unknown): void => void reported.push(error);
  const { pipeTo } = renderToStream(() => createComponent(view, {}), { onError } as object);
  Promise.resolve(pipeTo(writable)).catch(() => {});
  return { response: new Response(readable), reported };
}

async function openAsync(view: Component): Promise<Visit> {
  const html = await renderToStringAsync(() => createComponent(view, {}));
  return { response: new Response(html), reported: [] };
}

async function openSync(view: Component): Promise<Visit> {
  return { response: new Response(renderToString(() => createComponent(view, {}))), reported: [] };
}

type Options = SideOptions & { hold?: number };

async function openPlinth(
  view: Component,
  { hydrates = true, isWhole = false, limit, hold }: Options = {},
): Promise<Visit> {
  const reported: unknown[] = [];
  const app = createApp({
    adapters: [{ ...solid(), server }],
    pages: { '/': { default: view } },
    ...(hydrates
      ? { build: { ...build, page: () => ({ adapter: 'solid', module: '/p.js' }) } }
      : {}),
    streaming: isWhole ? false : { hold },
    timeouts: { deferred: limit },
    onError: (error) => reported.push(error),
  });
  return { response: await app.request('/'), reported };
}

function throwing(): never {
  throw new Error('on purpose');
}

/** A `Suspense` with a resource, as Solid's compiler makes it of JSX. */
function waiting(
  load: () => Promise<unknown>,
  show: (value: unknown) => string = String,
  around: (view: Component) => Component = bare,
): Component {
  const Late = (): JSX.Element => {
    const [value] = createResource(load);
    const arrived = value();
    return arrived === undefined ? '' : show(arrived);
  };
  return () =>
    createComponent(Suspense, {
      fallback: 'wait',
      get children() {
        return createComponent(around(Late), {});
      },
    });
}

function bare(view: Component): Component {
  return view;
}

/** Shows something else where a view fails. */
function bounded(view: Component): Component {
  return () =>
    createComponent(ErrorBoundary, {
      fallback: 'failed',
      get children() {
        return createComponent(view, {});
      },
    });
}

/** An error as a database client may throw it. */
async function failToLoad(): Promise<never> {
  await sleep(20);
  throw Object.assign(new Error('secret of the server'), { password: 'secret' });
}

/** Runs a task for which long timers run out at once. */
async function withHaste(task: () => Promise<void>): Promise<void> {
  const { setTimeout: real } = globalThis;
  const hasty = (run: () => void, delay = 0): unknown => real(run, delay < 10_000 ? delay : 1);
  globalThis.setTimeout = hasty as typeof setTimeout;
  try {
    await task();
  } finally {
    globalThis.setTimeout = real;
  }
}

asyncHazard('9: half a minute after an error in the shell', 'the process ends', async (open) => {
  const strays = await collectStrays(() =>
    withHaste(async () => {
      await open(throwing).catch(() => {});
      await sleep(20);
    }),
  );
  assert.equal(strays, [], 'the process ends');
});

hazard('10: a resource that never comes', 'the answer never ends', async (open) => {
  const visit = await open(
    waiting(() => new Promise(() => {})),
    { limit: 50 },
  );
  const { ending } = await read(visit);
  assert.is(ending, 'broken off', 'the answer never ends');
  assert.match(String(visit.reported[0]), /PLINTH_TIMEOUT/);
});

hazard('11: a resource that is rejected', 'nobody is told', async (open) => {
  const { promise, reject } = control();
  const visit = await open(waiting(() => promise));
  await read(visit, () => reject(new Error('late')));
  assert.equal(visit.reported.map(String), ['Error: late'], 'nobody is told');
});

for (const [how, register] of Object.entries({ streamed: hazard, awaited: asyncHazard })) {
  for (const [where, around] of Object.entries({ '': bare, ' within a boundary': bounded })) {
    register(`11: its text, ${how}${where}`, 'it reaches the visitor', async (open) => {
      const { text } = await read(await open(waiting(failToLoad, String, around)));
      assert.not.match(text, /secret/, 'it reaches the visitor');
    });
  }
}

syncHazard('15: a resource of a whole document', 'its fallback stays', async (open) => {
  const load = (): Promise<string> => sleep(20).then(() => 'late');
  const { text } = await read(await open(waiting(load), { isWhole: true }));
  assert.not.match(text, /wait/, 'its fallback stays');
  assert.match(text, /late/);
});

hazard('2: a visitor who has gone', 'it is rendered for nobody', async (open) => {
  const { promise, resolve } = control();
  let calls = 0;
  await leaveEarly(
    await open(
      waiting(
        () => promise,
        () => ((calls += 1), ''),
      ),
    ),
  );
  resolve('late');
  await sleep(10);
  assert.is(calls, 0, 'it is rendered for nobody');
});

hazard('3: a slow reader', 'it is rendered ahead', async (open) => {
  const { promise, resolve } = control();
  let calls = 0;
  const show = (): string => ((calls += 1), 'x'.repeat(65_536));
  const parts = Array.from({ length: 100 }, () => waiting(() => promise, show));
  const { response } = await open(() => parts.map((Part) => createComponent(Part, {})));
  const reader = response.body!.getReader();
  await reader.read();
  resolve('late');
  await sleep(40);
  const ahead = calls * 65_536;
  await reader.cancel().catch(() => {});
  assert.ok(ahead <= 1_048_576, 'it is rendered ahead');
});

hazard('17: a page without script, of which a part is rejected', 'it looks whole', async (open) => {
  const { promise, reject } = control();
  const visit = await open(
    waiting(() => promise),
    { hydrates: false },
  );
  const { ending } = await read(visit, () => reject(new Error('late')));
  assert.is(ending, 'broken off', 'it looks whole');
});

asyncHazard('17: the same of a whole document', 'it is answered with 200', async (open) => {
  const { response } = await open(waiting(failToLoad), { isWhole: true });
  assert.is(response.status, 500, 'it is answered with 200');
  await response.body?.cancel();
});

test('before the shell is sent, a boundary around the Suspense shows its fallback', async () => {
  const view = bounded(waiting(failToLoad));
  for (const hydrates of [true, false]) {
    const visit = await openPlinth(view, { hydrates, hold: 500 });
    const { text } = await read(visit);
    assert.is(visit.response.status, 200);
    assert.match(text, /failed/);
    assert.not.match(text, /wait|secret/);
    assert.is(visit.reported.length, 1);
  }
});

test('without one the page has failed, which is reported once', async () => {
  const visit = await openPlinth(waiting(failToLoad), { hold: 500 });
  assert.is(visit.response.status, 500);
  assert.is(visit.reported.length, 1);
});
