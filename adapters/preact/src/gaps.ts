/** The places of a rendered text that wait for something. */
export interface Gaps {
  /** Opens one: gives the mark to leave there, and fills it with `render()` when `ready` resolves. */
  open(ready: PromiseLike<unknown>, render: () => string): string;
  /** Waits for all of them, also those that fillings open; rejects with the first failure. */
  fill(text: string): Promise<string>;
  /** Nothing is rendered any more, and `fill` rejects. */
  stop(reason: unknown): void;
}

/** Marks are not guessable: what an app inserts as raw HTML could contain one. */
export function createGaps(signal: AbortSignal): Gaps {
  const token = crypto.randomUUID();
  const fillings: Promise<string>[] = [];
  let stopped = false;
  let reject!: (reason: unknown) => void;
  const failure = new Promise<never>((_, rejectFailure) => (reject = rejectFailure));

  function stop(reason: unknown): void {
    stopped = true;
    reject(reason);
  }

  function open(ready: PromiseLike<unknown>, render: () => string): string {
    const filling = Promise.resolve(ready).then(() => (stopped ? '' : render()));
    filling.catch(stop);
    return `<!--${token}:${fillings.push(filling) - 1}-->`;
  }

  async function fill(text: string): Promise<string> {
    for (let index = 0; index < fillings.length; index++) {
      const filling = await Promise.race([fillings[index]!, failure]);
      text = text.replace(`<!--${token}:${index}-->`, () => filling);
    }
    return text;
  }

  failure.catch(() => {});
  if (signal.aborted) stop(signal.reason);
  else signal.addEventListener('abort', () => stop(signal.reason), { once: true });
  return { open, fill, stop };
}
