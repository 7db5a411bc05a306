import { ignore } from '../ignore.ts';
import type { LateValues } from './late-values.ts';

/**
 * Waits until all values are there, or for so many milliseconds. Without a number for as long as it takes, but
 * no longer than somebody waits for the answer: for a short time that costs more than it saves.
 */
export function hold(
  values: LateValues,
  exchange: { readonly signal: AbortSignal },
  milliseconds?: number,
): Promise<void> {
  if (values.isComplete || milliseconds === 0) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = milliseconds === undefined ? undefined : setTimeout(end, milliseconds);
    const signal = milliseconds === undefined ? exchange.signal : undefined;
    values.onArrival = () => values.isComplete && end();
    signal?.addEventListener('abort', end);
    if (signal?.aborted) end();
    function end(): void {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      values.onArrival = ignore;
      resolve();
    }
  });
}
