import { publishError } from './channels.ts';
import { isAbort, toError } from './errors.ts';
import type { Exchange } from './exchange.ts';
import { tellModule } from './instrumentation.ts';
import { isTold } from './stream/public-error.ts';

/**
 * Tells everybody who listens of an error; a listener that fails must not take the answer with it.
 * That a client went away is no error.
 */
export function report(exchange: Exchange, thrown: unknown): void {
  if (isTold(thrown) || isKnown(exchange, thrown)) return;
  const { config, request, pattern } = exchange;
  const error = toReported(exchange, thrown);
  if (!error) return;
  const { report: tell, log, instrumentation } = config;
  if (tell) attempt('onError', () => tell(error, { request, pattern }));
  if (log) attempt('the log', () => log.error(exchange, error));
  if (!tell && !log) attempt('console.error', () => console.error(error));
  if (instrumentation?.onRequestError) {
    attempt('onRequestError', () => tellModule(instrumentation, exchange, error));
  }
  publishError({ error, request, pattern });
}

const known = new WeakMap<Exchange, WeakSet<object>>();

/** An adapter may tell of an error that it throws as well; kept here, so that requests without errors have no place for it. */
function isKnown(exchange: Exchange, thrown: unknown): boolean {
  if (typeof thrown !== 'object' || thrown === null) return false;
  const all = known.get(exchange) ?? new WeakSet();
  const isAgain = all.has(thrown);
  known.set(exchange, all.add(thrown));
  return isAgain;
}

/** What was thrown may throw itself when it is looked at. */
function toReported({ signal, pattern }: Exchange, thrown: unknown): Error | undefined {
  const place = pattern === undefined ? 'The app' : `The page "${pattern}"`;
  try {
    return isAbort(thrown, signal) ? undefined : toError(thrown, place);
  } catch (failure) {
    return toError(failure, place);
  }
}

function attempt(name: string, run: () => unknown): void {
  const fail = (failure: unknown): void => {
    console.error(`${name} failed, or an error cannot be shown (a ${typeof failure} was thrown).`);
  };
  try {
    void Promise.resolve(run()).catch(fail);
  } catch (failure) {
    fail(failure);
  }
}
