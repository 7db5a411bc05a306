import type { Tracked } from '@plinth/core';
import type { HtmlHole } from './html.ts';
import type { Hole } from './writers.ts';

/**
 * Stands in a text for each value that is awaited, in their order. Not guessable: what an app inserts as raw HTML
 * could contain it. In Latin-1: else a page takes twice the memory.
 */
export const mark: string = `\x7f${crypto.randomUUID()}\x7f`;

/** A place in HTML whose value is awaited. */
export class LateHole {
  readonly hole: Hole;
  /** Where it has a fallback; without one, what follows waits too. */
  readonly options: LaterOptions<never> | undefined;
  status: 'pending' | 'fulfilled' | 'rejected' = 'pending';
  /** The value, or what it was rejected with. */
  result: unknown;
  /** Resolves when it is no longer pending. */
  readonly settled: PromiseLike<unknown>;
  /** Whether it is pending where it says so: else it may take a few turns to show what it is. */
  readonly isTracked: boolean;
  /** Whether nobody has waited for it yet. */
  isNew = true;

  constructor(promise: PromiseLike<unknown>, hole: Hole, options?: LaterOptions<never>) {
    this.hole = hole;
    this.options = options;
    // Once, because some thenables begin anew each time.
    const own: Tracked<unknown> = Promise.resolve(promise);
    this.isTracked = own.status === 'pending';
    if (own.status === 'fulfilled') settle(this, own.status, own.value);
    this.settled =
      this.status === 'fulfilled'
        ? own
        : own.then(
            (value) => settle(this, 'fulfilled', value),
            (reason: unknown) => settle(this, 'rejected', reason),
          );
  }
}

function settle(late: LateHole, status: 'fulfilled' | 'rejected', result: unknown): void {
  late.status = status;
  late.result = result;
}

/** What the template that is being written has met; a template is written without a break. */
export let gathered: LateHole[] | undefined;

/** Leaves a mark for a value that is awaited. */
export function addLate(promise: PromiseLike<unknown>, hole: Hole, later?: Later): string {
  gathered ??= [];
  gathered.push(new LateHole(promise, hole, later?.options));
  return mark;
}

/** Takes over what HTML within the template awaits. */
export function addAll(holes: readonly LateHole[]): void {
  gathered ??= [];
  for (const late of holes) gathered.push(late);
}

/** What was met since this was last called. */
export function takeGathered(): LateHole[] {
  const holes = gathered ?? [];
  gathered = undefined;
  return holes;
}

/** How `later` shows what it awaits. */
export interface LaterOptions<T> {
  /** Shown until the value is there. @default nothing */
  fallback?: HtmlHole;
  /** Shows the value. @default the value itself, as any other in a template */
  show?: (value: T) => HtmlHole;
  /** Shown where it has failed. @default none: the connection breaks off, as at any error in what was begun to be sent */
  error?: HtmlHole | ((error: unknown) => HtmlHole);
}

/** A promise with what is shown until it is there. */
export class Later {
  readonly promise: PromiseLike<unknown>;
  readonly options: LaterOptions<never>;

  constructor(promise: PromiseLike<unknown>, options: LaterOptions<never>) {
    this.promise = promise;
    this.options = options;
  }
}
