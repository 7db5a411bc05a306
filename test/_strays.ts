import { events, replaceListeners } from '../core/src/testing/rejections.ts';

/** Runs a task, and gives the errors that nobody took until it was done, each of which ends a process. */
export async function collectStrays(task: () => unknown): Promise<unknown[]> {
  const strays: unknown[] = [];
  const restore = events.map((event) => replaceListeners(event, (error) => strays.push(error)));
  try {
    await task();
    // They are announced a turn later.
    await new Promise((resolve) => setTimeout(resolve, 5));
  } finally {
    for (const undo of restore) undo();
  }
  return strays;
}
