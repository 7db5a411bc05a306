import type { LateValues } from './late-values.ts';

/** Waits until all values are there, or for so many milliseconds; without a number for as long as it takes. */
export function hold(values: LateValues, milliseconds?: number): Promise<void> {
  if (values.isComplete || milliseconds === 0) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = milliseconds === undefined ? undefined : setTimeout(end, milliseconds);
    values.onArrival = () => values.isComplete && end();
    function end(): void {
      clearTimeout(timer);
      values.onArrival = () => {};
      resolve();
    }
  });
}
