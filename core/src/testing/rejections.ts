import { pause } from './clock.ts';
import { show } from './expect.ts';

export const events = ['unhandledRejection', 'uncaughtException'] as const;

/**
 * Runs a task, and fails where meanwhile a promise was rejected that nobody took, or something was
 * thrown outside of any call. Both would end the process; the listeners of a test runner are left out.
 */
export async function watchProcess(task: () => unknown): Promise<void> {
  const lost: unknown[] = [];
  const own = (error: unknown): void => void lost.push(error);
  const restore = events.map((event) => replaceListeners(event, own));
  try {
    await task();
    await pause();
  } finally {
    await pause();
    for (const undo of restore) undo();
  }
  if (lost.length > 0) {
    throw new Error(`Nobody took an error, which ends the process: ${show(lost[0])}`);
  }
}

/** Has one listener alone take what would end the process; gives what brings the others back. */
export function replaceListeners(
  event: (typeof events)[number],
  own: (error: unknown) => void,
): () => void {
  const name = event as 'uncaughtException';
  const others = process.listeners(name);
  process.removeAllListeners(name);
  process.on(name, own);
  return () => {
    process.off(name, own);
    for (const listener of others) process.on(name, listener);
  };
}
