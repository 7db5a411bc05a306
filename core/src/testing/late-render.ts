import type { RenderContext, Rendered } from '../types.ts';
import type { NamedView, ServerKit } from './check.ts';
import { pause, wait } from './clock.ts';
import { createDeferred, type Settleable } from './deferred.ts';
import { catchFailure, expect } from './expect.ts';
import { createFailure } from './failure.ts';

/** A render that goes on after it has returned. */
export interface Started {
  rendered: Rendered;
  late: Settleable<string>;
  /** What was read so far; first the HTML. */
  taken: string[];
}

/** A render whose value has not come yet; an adapter that waits for it does not stream. */
export async function startLate(
  kit: ServerKit,
  context?: Partial<RenderContext>,
): Promise<Started> {
  const late = createDeferred();
  const view: NamedView = { page: 'late', props: { promised: late.promised } };
  const rendered = await startView(kit, view, context);
  return { rendered, late, taken: [rendered.html] };
}

/** An adapter that waits for a late value, or leaves it out, does not stream. */
export async function findObstacle(kit: ServerKit): Promise<string | undefined> {
  const { promised, resolve } = createDeferred();
  const rendering = kit.render({ page: 'late', props: { promised } }, { stream: true });
  const first = await Promise.race([catchFailure(() => rendering), wait(1000)]);
  resolve('');
  if (!first) return 'the adapter sends nothing late';
  const { chunks } = await rendering;
  if (!chunks) return 'the adapter sends nothing late';
  for await (const _ of chunks);
  return undefined;
}

async function startView(
  kit: ServerKit,
  view: NamedView,
  context: Partial<RenderContext> | undefined,
): Promise<Rendered> {
  const rendering = kit.render(view, { ...context, stream: true });
  const rendered = await Promise.race([rendering, wait(1000)]);
  expect(rendered, 'The shell waits for what is late.');
  expect(rendered.chunks, 'There are no chunks.');
  return rendered;
}

export async function startParts(
  kit: ServerKit,
  number: number,
  signal?: AbortSignal,
): Promise<{ rendered: Rendered; parts: Settleable<string>[]; calls: number[]; taken: string[] }> {
  const parts = Array.from({ length: number }, () => createDeferred());
  const calls: number[] = [];
  const promises = parts.map(({ promised }) => promised);
  const view: NamedView = { page: 'parts', props: { promises, onRender: () => calls.push(1) } };
  const rendered = await startView(kit, view, signal && { signal });
  return { rendered, parts, calls, taken: [rendered.html] };
}

export async function readLate(
  kit: ServerKit,
  context?: Partial<RenderContext>,
): Promise<Started & { all: string }> {
  const started = await startLate(kit, context);
  void wait(5).then(() => started.late.resolve('the value'));
  await readInto(started.rendered, started.taken);
  return { ...started, all: started.taken.join('') };
}

export async function failLate(kit: ServerKit): Promise<{ all: string; thrown: unknown[] }> {
  const { rendered, late, taken } = await startLate(kit);
  void wait(5).then(() => late.reject(createFailure()));
  const thrown = await catchFailure(() => readInto(rendered, taken));
  await pause();
  return { all: taken.join(''), thrown };
}

export async function readInto({ chunks }: Rendered, taken: string[]): Promise<void> {
  for await (const chunk of chunks!) taken.push(chunk);
}
