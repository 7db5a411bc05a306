import { inspect } from 'node:util';
import type { Log } from '../config.ts';
import type { Exchange } from '../exchange.ts';

/**
 * Writes a line for each request and each error: JSON in production, else for people. Of an address
 * it has the path alone, because a search string may hold what nobody else is to see.
 */
export function createLog(
  isProduction: boolean,
  write: (line: string) => void = (line) => process.stdout.write(line),
): Log {
  const put = isProduction
    ? (entry: Entry): void => write(`${toJson(entry)}\n`)
    : (entry: Entry): void => write(`${toText(entry)}\n`);
  return {
    request(exchange, status, duration) {
      put({ level: status < 500 ? 'info' : 'error', ...toPlace(exchange), status, duration });
    },
    error(exchange, error) {
      put({ level: 'error', ...toPlace(exchange), error });
    },
  };
}

interface Entry {
  level: 'info' | 'error';
  method: string;
  path: string;
  route: string | undefined;
  status?: number;
  duration?: number;
  error?: unknown;
}

function toPlace({ request, pattern }: Exchange): Pick<Entry, 'method' | 'path' | 'route'> {
  return { method: request.method, path: new URL(request.url).pathname, route: pattern };
}

/** One line, whatever the error holds. */
function toJson({ duration, ...entry }: Entry): string {
  const rounded = duration === undefined ? undefined : Math.round(duration * 100) / 100;
  const line = { time: new Date().toISOString(), ...entry, duration: rounded };
  return JSON.stringify('error' in entry ? { ...line, error: toFields(entry.error) } : line);
}

function toFields(error: unknown): object {
  if (!(error instanceof Error)) return { message: inspect(error) };
  const { name, message, stack } = error;
  const { code } = error as { code?: unknown };
  const cause = error.cause === undefined ? undefined : toFields(error.cause);
  return { name, message, code: code === undefined ? undefined : String(code), stack, cause };
}

function toText({ method, path, status, duration = 0, error, ...entry }: Entry): string {
  if (status !== undefined) {
    return `${method} ${path} ${status} in ${duration.toFixed(1)} ms`;
  }
  return `${method} ${path} (${entry.route ?? 'no route'}): ${inspect(error)}`;
}
