import type { Source } from './body.ts';
import { ChunkReader } from './chunk-reader.ts';
import type { LateValues } from './late-values.ts';

/** The parts of a document or of data, in the order in which they are sent. */
export interface LateParts {
  /** What is sent at once. */
  first: string;
  /** What the view layer sends later. */
  chunks?: AsyncIterable<string> | undefined;
  /** What the browser gets of the deferred props. */
  values?: LateValues | undefined;
  /** A value as it stands in the answer. */
  toText?(json: string): string;
  /** Waits for the view layer: for as long as it is to be waited for. @throws where that is over */
  wait?(arrival: Promise<void>): Promise<void>;
  /** What is sent at the end. */
  last(): string;
}

/** Joins what comes late: a value is always before the part of the view that was made of it. */
export function joinParts(parts: LateParts): Source {
  const chunks = new ChunkReader(parts.chunks);
  const flow = { isStopped: false, wake() {} };
  const generator = run(parts, chunks, flow);
  return {
    next: async () => (await generator.next()).value as string | undefined,
    stop() {
      flow.isStopped = true;
      parts.values?.close();
      chunks.stop();
      flow.wake();
    },
  };
}

interface Flow {
  isStopped: boolean;
  wake(): void;
}

async function* run(
  { first, values, toText = String, wait = (arrival) => arrival, last }: LateParts,
  chunks: ChunkReader,
  flow: Flow,
): AsyncGenerator<string, undefined> {
  yield first;
  while (!flow.isStopped) {
    const arrival = new Promise<void>((resolve) => (flow.wake = resolve));
    chunks.onArrival = flow.wake;
    if (values) values.onArrival = flow.wake;
    chunks.pull();
    const arrived = values?.take() ?? [];
    const text = arrived.length > 0 ? arrived.map(toText).join('') : chunks.take();
    if (text !== undefined) yield text;
    else if (!chunks.isOver) await wait(arrival);
    else if (values?.isComplete === false) await arrival;
    else {
      yield last();
      return;
    }
  }
}
