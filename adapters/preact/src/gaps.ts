import type { Places, RenderContext } from '@plinth/core';

/** A part of the view that may be sent late. */
export interface LatePart {
  id: string;
  render(): string;
  renderFallback(): string;
}

/** The places of a rendered text that wait for something. */
export interface Gaps {
  /** Opens one: gives the mark to leave there, and fills it with `render()` when `ready` resolves. */
  open(ready: PromiseLike<unknown>, render: () => string): string;
  /** Opens one that shows a fallback where `ready` does not resolve soon. */
  openLate(ready: PromiseLike<unknown>, part: LatePart): string;
  /** Waits for all that cannot come late, also for what fillings open; rejects with the first failure. */
  fill(text: string): Promise<string>;
  /** The same for a part that comes late: it waits for nothing. */
  fillLate(text: string): string | Promise<string>;
  /** Nothing is rendered any more, and `fill` rejects. */
  stop(reason: unknown): void;
}

interface Gap {
  filling: Promise<string>;
  /** Where it may come late. */
  late?: { part: LatePart; ready: Promise<unknown>; isReady: boolean };
}

/** Marks are not guessable: what an app inserts as raw HTML could contain one. */
export function createGaps(context: RenderContext, places: Places | undefined): Gaps {
  const token = crypto.randomUUID();
  const gaps: Gap[] = [];
  let filled = 0;
  let stopped = false;
  let isListening = false;
  let reject!: (reason: unknown) => void;
  const failure = new Promise<never>((_, rejectFailure) => (reject = rejectFailure));

  function stop(reason: unknown): void {
    stopped = true;
    reject(reason);
  }

  function add(gap: Gap): string {
    return `<!--${token}:${gaps.push(gap) - 1}-->`;
  }

  /** Nobody waits for what comes late alone: its iteration is ended. */
  function listen(): void {
    const { signal } = context;
    isListening = true;
    if (signal.aborted) stop(signal.reason);
    else signal.addEventListener('abort', () => stop(signal.reason), { once: true });
  }

  function open(ready: PromiseLike<unknown>, render: () => string): string {
    if (!isListening) listen();
    const filling = Promise.resolve(ready).then(() => (stopped ? '' : render()));
    filling.catch(stop);
    return add({ filling });
  }

  function openLate(ready: PromiseLike<unknown>, part: LatePart): string {
    const late = { part, ready: Promise.resolve(ready), isReady: false };
    late.ready.then(
      () => (late.isReady = true),
      () => {},
    );
    return add({ filling: noFilling, late });
  }

  function write({ filling, late }: Gap): string | Promise<string> {
    if (!late) return Promise.race([filling, failure]);
    const { part, ready, isReady } = late;
    if (isReady) return part.render();
    return places!.open(part.id, ready, () => fillLate(part.render()), part.renderFallback());
  }

  async function fill(text: string): Promise<string> {
    for (; filled < gaps.length; filled++) {
      const filling = await write(gaps[filled]!);
      text = text.replace(`<!--${token}:${filled}-->`, () => filling);
    }
    return text;
  }

  /** Most parts wait for nothing themselves. */
  function fillLate(text: string): string | Promise<string> {
    return filled < gaps.length ? fill(text) : text;
  }

  async function fillShell(text: string): Promise<string> {
    const late = gaps.flatMap((gap) => gap.late?.ready ?? []);
    // Also where the hold is over, which takes a turn: what is there already can then say so.
    if (late.length > 0) await Promise.race([Promise.allSettled(late), context.hold, failure]);
    return fill(text);
  }

  failure.catch(() => {});
  if (!context.returns) listen();
  return { open, openLate, fill: fillShell, fillLate, stop };
}

const noFilling = Promise.resolve('');
