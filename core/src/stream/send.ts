import type { Exchange } from '../exchange.ts';
import { report } from '../report.ts';
import { type Source, toBody } from './body.ts';

/** The body of an answer that is sent in parts. It ends when its source does, or when nobody reads it any more. */
export function sendParts(exchange: Exchange, source: Source): ReadableStream<Uint8Array> {
  const { signal } = exchange;
  let isOver = false;
  const stop = (): void => {
    isOver = true;
    signal.removeEventListener('abort', stop);
    source.stop();
  };
  if (signal.aborted) stop();
  else signal.addEventListener('abort', stop);
  const next = async (): Promise<string | undefined> => {
    try {
      const text = await source.next();
      if (text === undefined && signal.aborted) throw signal.reason;
      if (text === undefined) stop();
      return text;
    } catch (error) {
      if (!isOver) report(exchange, error);
      stop();
      exchange.abort(error);
      throw error;
    }
  };
  return toBody({ next, stop }, (reason) => {
    stop();
    exchange.abort(reason);
  });
}
