import type { Writable } from 'node:stream';
import type { Source } from '../stream/body.ts';

/**
 * Writes what comes from a source as the client takes it, and resolves when the response is closed. All that is
 * there in one turn of the event loop is one write: the next tick is when nothing else is on its way.
 */
export function writeSource(source: Source, res: Writable): Promise<void> {
  /** A write is due, or the client has not taken the last one. */
  let isBusy = false;

  function write(): void {
    isBusy = false;
    if (res.destroyed) return;
    try {
      const text = source.take();
      if (source.isOver) res.end(text);
      else if (text === '' || res.write(text)) source.ask();
      else {
        isBusy = true;
        res.once('drain', goOn);
      }
    } catch {
      // Reported by the source; that something is missing is told by a connection that breaks off.
      res.destroy();
    }
  }

  function goOn(): void {
    isBusy = false;
    source.ask();
  }

  source.onArrival = () => {
    if (isBusy) return;
    isBusy = true;
    process.nextTick(write);
  };
  return new Promise((resolve) => {
    const end = (): void => {
      source.stop(undefined);
      resolve();
    };
    if (res.destroyed) return end();
    res.once('close', end);
    source.ask();
  });
}
