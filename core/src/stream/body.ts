/** What a body is made of, pulled. */
export interface Source {
  /** Nothing is left where it resolves to undefined. */
  next(): Promise<string | undefined>;
  /** Nobody pulls any more. */
  stop(): void;
}

/** Characters that are sent together: eight times faster than one chunk for each small string. */
const batchSize = 16_384;
/** Turns of the microtask queue in which what is there already can be told from what is awaited. */
const turns = 10;

const encoder = new TextEncoder();

/** Makes a body of a source: it is asked only when the reader asks, and what it throws breaks the body off. */
export function toBody(
  source: Source,
  onCancel: (reason: unknown) => void,
): ReadableStream<Uint8Array> {
  let following: Promise<string | undefined> | undefined;

  /** The next text with all that is there already. */
  async function readBatch(): Promise<{ text: string; isLast: boolean }> {
    let text = '';
    while (text.length < batchSize) {
      const pending: Promise<string | undefined> = (following ??= source.next());
      if (text !== '' && !(await isSettled(pending))) break;
      following = undefined;
      const more = await pending;
      if (more === undefined) return { text, isLast: true };
      text += more;
    }
    return { text, isLast: false };
  }

  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { text, isLast } = await readBatch();
        if (text !== '') controller.enqueue(encoder.encode(text));
        if (isLast) controller.close();
      },
      cancel: onCancel,
    },
    { highWaterMark: 0 },
  );
}

async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  const state = { isSettled: false };
  const settle = (): void => void (state.isSettled = true);
  promise.then(settle, settle);
  for (let turn = 0; turn < turns && !state.isSettled; turn++) await undefined;
  return state.isSettled;
}
