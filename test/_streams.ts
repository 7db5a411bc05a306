let made = 0;

/** Node's HTTP client keeps the class that it finds when it is loaded, so that the counting one stays. */
globalThis.ReadableStream = new Proxy(ReadableStream, {
  construct(original, parameters, target) {
    made += 1;
    return Reflect.construct(original, parameters, target) as object;
  },
});

/** Counts the streams of the web that are made meanwhile. */
export async function countStreams(run: () => Promise<void>): Promise<number> {
  const before = made;
  await run();
  return made - before;
}
