const events = ['unhandledRejection', 'uncaughtException'] as const;

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

/** The runner's own listeners would take what is collected for failures. */
function replaceListeners(
  event: (typeof events)[number],
  own: (error: unknown) => void,
): () => void {
  const name = event as 'uncaughtException';
  const others = process.listeners(name);
  process.removeAllListeners(name);
  process.on(name, own);
  return () => {
    process.off(name, own);
    for (const other of others) process.on(name, other);
  };
}
