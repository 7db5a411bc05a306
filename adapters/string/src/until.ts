import type { RenderContext } from '@plinth/core';
import type { LateHole } from './late-holes.ts';
import type { Writing } from './writing.ts';

/** Turns of the microtask queue. */
const turns = 50;

/** Whether a value that is pending may be there before the shell is sent, or is there already. */
export function isExpected({ isNew, isTracked }: LateHole, { hold }: RenderContext): boolean {
  return isNew && (hold !== undefined || !isTracked);
}

/** Waits for a value that is expected; where it does not come, what follows is not expected any more either. */
export async function untilExpected(
  late: LateHole,
  { rest }: Writing,
  { hold }: RenderContext,
): Promise<void> {
  if (hold) await Promise.race([hold, late.settled]);
  // What is there already takes a few turns to say so.
  for (let turn = 0; turn < turns && rest.some(mayBeThere); turn++) await undefined;
  if (late.status !== 'pending') return;
  for (const piece of rest) if (typeof piece !== 'string') piece.isNew = false;
}

function mayBeThere(piece: string | LateHole): boolean {
  return typeof piece !== 'string' && piece.status === 'pending' && !piece.isTracked;
}

/** Waits until a value is there, or rejects where nobody wants it any more. */
export function untilSettled({ settled }: LateHole, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop);
    void settled.then(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    });
  });
}
