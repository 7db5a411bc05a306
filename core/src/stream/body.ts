/** What a body is made of: it is asked for more, and tells when something has come. */
export interface Source {
  /** Whether what is taken now is the end. */
  readonly isOver: boolean;
  /** Called when there is something to take: text, the end, or an error. */
  onArrival: () => void;
  /** Asks for more than there is. */
  ask(): void;
  /** All that is there. @throws what has broken it off, once nothing is left */
  take(): string;
  /** Nobody reads on. */
  stop(reason: unknown): void;
}

/** Turns of the microtask queue in which what is there already can be told from what is awaited. */
const turns = 10;

const encoder = new TextEncoder();

/** Makes a body of a source: it is asked only when the reader asks, and what it throws breaks the body off. */
export function toStream(source: Source): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const text = await read(source);
        if (text !== '') controller.enqueue(encoder.encode(text));
        if (source.isOver) controller.close();
      },
      cancel: (reason) => source.stop(reason),
    },
    { highWaterMark: 0 },
  );
}

/** The next text, with all that is there already: one chunk for each small string is eight times slower. */
async function read(source: Source): Promise<string> {
  await new Promise<void>((resolve) => {
    source.onArrival = resolve;
    source.ask();
  });
  let left = turns;
  source.onArrival = () => void (left = turns);
  while (left-- > 0 && !source.isOver) await undefined;
  return source.take();
}
