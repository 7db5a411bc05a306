import type { Places, RenderContext } from '@plinth/core';
import type { LateHole } from './late-holes.ts';
import { isExpected, untilExpected, untilSettled } from './until.ts';
import { type Open, type Writing, takeText, writeOn } from './writing.ts';

/** What follows the first value that is waited for, and then what belongs in places. */
export function continueInOrder(
  writing: Writing,
  open: Open,
  places: Places,
  context: RenderContext,
): AsyncIterable<string> {
  return { [Symbol.asyncIterator]: () => iterate(writing, open, places, context) };
}

/** Not a generator: one that waits could not be returned from. */
function iterate(
  writing: Writing,
  open: Open,
  places: Places,
  context: RenderContext,
): AsyncIterator<string> {
  let parts: AsyncIterator<string> | undefined;
  const toParts = (): typeof parts => (parts ??= places.chunks?.[Symbol.asyncIterator]());
  return {
    async next() {
      while (writing.rest.length > 0) {
        if (!context.returns) context.signal.throwIfAborted();
        const late = writeOn(writing, open, 1);
        if (writing.text !== '') return { done: false, value: takeText(writing) };
        if (late) await untilNext(late, writing, context);
      }
      return toParts()?.next() ?? { done: true, value: undefined };
    },
    async return() {
      writing.rest.length = 0;
      await toParts()?.return?.();
      return { done: true, value: undefined };
    },
  };
}

/** Whoever is returned from need not hear of the end. */
function untilNext(late: LateHole, writing: Writing, context: RenderContext): PromiseLike<unknown> {
  if (isExpected(late, context)) return untilExpected(late, writing, context);
  return context.returns ? late.settled : untilSettled(late, context.signal);
}
