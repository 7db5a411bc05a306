/** What Preact's renderers do wrong with streams and errors, and that Plinth does not do it. */
import { createApp } from '@plinth/core';
import { preact } from '@plinth/preact';
import server from '@plinth/preact/server';
import { Component, options, type ComponentChildren, type VNode } from 'preact';
import { Suspense } from 'preact/compat';
import { renderToReadableStream } from 'preact-render-to-string/stream';
import { renderToPipeableStream } from 'preact-render-to-string/stream-node';
import { PassThrough, Readable } from 'node:stream';
import { suspend } from '../adapters/preact/_view.ts';
import { assert, suite } from '../_suite.ts';
import { collectStrays } from '../_strays.ts';
import { leaveEarly, read, toHazards, type Side } from './_hazards.ts';
import { build, control, sleep } from './_late.ts';

const test = suite('hazards: preact');
const hazard = toHazards(test, openWeb, openPlinth);
const pipeableHazard = toHazards(test, openPipeable, openPlinth);

const nonce = 'n0';

/** As the package's documentation has it for servers that know `fetch`. */
async function openWeb(view: VNode): ReturnType<Side<VNode>> {
  const reported: unknown[] = [];
  const onError = (error: unknown): void => void reported.push(error);
  const stream = renderToReadableStream(toDocument(view), { nonce, onError } as object);
  return { response: new Response(stream), reported };
}

/** The same for Node. */
async function openPipeable(view: VNode): ReturnType<Side<VNode>> {
  const reported: unknown[] = [];
  const response = await new Promise<Response>((resolve) => {
    const { pipe } = renderToPipeableStream(toDocument(view), {
      onShellReady() {
        const body = new PassThrough();
        pipe(body);
        resolve(new Response(Readable.toWeb(body) as ReadableStream));
      },
      onError(error) {
        reported.push(error);
        resolve(new Response('', { status: 500 }));
      },
    });
  });
  return { response, reported };
}

function toDocument(view: VNode): VNode {
  return (
    <html>
      <body>{view}</body>
    </html>
  );
}

async function openPlinth(
  view: VNode,
  { hydrates = true, isWhole = false }: Parameters<Side<VNode>>[1] = {},
): ReturnType<Side<VNode>> {
  const reported: unknown[] = [];
  const app = createApp({
    adapters: [{ ...preact(), server }],
    pages: { '/': { default: () => view } },
    ...(hydrates
      ? { build: { ...build, page: () => ({ adapter: 'preact', module: '/p.js' }) } }
      : {}),
    ...(isWhole ? { streaming: false } : {}),
    csp: true,
    onError: (error) => reported.push(error),
  });
  return { response: await app.request('/'), reported };
}

function Throwing(): never {
  throw new Error('on purpose');
}

function waiting(Late: ReturnType<typeof suspend>, key?: number): VNode {
  return (
    <Suspense key={key} fallback={<i>wait</i>}>
      <Late />
    </Suspense>
  );
}

class Boundary extends Component<{ children: ComponentChildren }, { error?: unknown }> {
  static override getDerivedStateFromError(error: unknown): object {
    return { error };
  }

  override render(): ComponentChildren {
    const { error } = this.state;
    return error === undefined ? this.props.children : <em>caught {String(error)}</em>;
  }
}

/** With Preact's own switch for error boundaries on servers. */
async function withBoundaries(task: () => Promise<void>): Promise<void> {
  const switches = options as { errorBoundaries?: boolean };
  switches.errorBoundaries = true;
  try {
    await task();
  } finally {
    switches.errorBoundaries = false;
  }
}

hazard('1: an error in the shell', 'the process ends', async (open) => {
  const strays = await collectStrays(async () => read(await open(<Throwing />)));
  assert.equal(strays, [], 'the process ends');
});

hazard('2: a part that is there when the visitor has gone', 'the process ends', async (open) => {
  const { promise, resolve } = control();
  const strays = await collectStrays(async () => {
    await leaveEarly(await open(waiting(suspend(promise))));
    resolve('late');
    await sleep(10);
  });
  assert.equal(strays, [], 'the process ends');
});

hazard('2: a visitor who has gone', 'it is rendered for nobody', async (open) => {
  const { promise, resolve } = control();
  let calls = 0;
  await collectStrays(async () => {
    await leaveEarly(await open(waiting(suspend(promise, () => ((calls += 1), '')))));
    resolve('late');
    await sleep(10);
  });
  assert.is(calls, 0, 'it is rendered for nobody');
});

hazard('3: a slow reader', 'it is rendered ahead', async (open) => {
  const { promise, resolve } = control();
  let calls = 0;
  const show = (): string => ((calls += 1), 'x'.repeat(65_536));
  const parts = Array.from({ length: 100 }, (_, i) => waiting(suspend(promise, show), i));
  const { response } = await open(<main>{parts}</main>);
  const reader = response.body!.getReader();
  await reader.read();
  resolve('late');
  await sleep(40);
  const ahead = calls * 65_536;
  await reader.cancel().catch(() => {});
  assert.ok(ahead <= 1_048_576, 'it is rendered ahead');
});

hazard('4: a part that is rejected', 'nobody is told', async (open) => {
  const { promise, reject } = control();
  const visit = await open(waiting(suspend(promise)));
  await read(visit, () => reject(new Error('late')));
  assert.equal(visit.reported.map(String), ['Error: late'], 'nobody is told');
});

hazard('4: a part that throws after it has waited', 'it shows undefined', async (open) => {
  const { promise, resolve } = control();
  const visit = await open(waiting(suspend(promise, () => <Throwing />)));
  const { text } = await read(visit, () => resolve('late'));
  assert.not.match(text, /undefined/, 'it shows undefined');
  assert.is(visit.reported.length, 1);
});

hazard('5: an error boundary around what is merely slow', 'it shows an error', (open) =>
  withBoundaries(async () => {
    const { text } = await read(await open(<Boundary>{waiting(suspend('late'))}</Boundary>));
    assert.not.match(text, /caught/, 'it shows an error');
    assert.match(text, /late/);
  }),
);

pipeableHazard('6: a shell that has failed', 'it is answered as a shell', async (open) => {
  const { response } = await open(<Throwing />);
  assert.is(response.status, 500, 'it is answered as a shell');
  await response.body?.cancel();
});

hazard('8: a document of which nothing is late', 'it has no doctype', async (open) => {
  const { promise, resolve } = control();
  for (const view of [waiting(suspend(promise)), <p>page</p>]) {
    const { text } = await read(await open(view), () => resolve('late'));
    assert.match(text, /^<!doctype html>/i, 'it has no doctype');
    assert.is(text.match(/<!doctype/gi)?.length, 1);
  }
});

hazard('17: a page without script, of which a part is rejected', 'it looks whole', async (open) => {
  const { promise, reject } = control();
  const visit = await open(waiting(suspend(promise)), { hydrates: false });
  const { ending } = await read(visit, () => reject(new Error('late')));
  assert.is(ending, 'broken off', 'it looks whole');
});

hazard('17: the same of a whole document', 'it is answered with 200', async (open) => {
  const late = sleep(30).then(() => Promise.reject(new Error('late')));
  const visit = await open(waiting(suspend(late)), { isWhole: true });
  await read(visit);
  assert.is(visit.response.status, 500, 'it is answered with 200');
});

// What later versions have mended: Plinth holds it all the same.

for (const [name, open] of Object.entries({ 'the renderer alone': openWeb, Plinth: openPlinth })) {
  test(`8: each script has the nonce: ${name}`, async () => {
    const { promise, resolve } = control();
    const { text } = await read(await open(waiting(suspend(promise))), () => resolve('late'));
    assert.match(text, /<script/);
    assert.not.match(text, /<script(?![^>]* nonce=)/);
  });
}
