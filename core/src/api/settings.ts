import { PlinthError } from '../errors.ts';
import type { Api } from '../flow.ts';
import type { ApiConfig } from '../types.ts';
import { readSize } from './size.ts';

type Settings = Pick<Api, 'bodyLimit' | 'parsesBody' | 'checksOrigin' | 'answerTimeout'>;

/** Milliseconds in which callbacks and timers of any honest handler have begun an answer. */
const answerTimeout = 10_000;

/**
 * Reads the `config` of an API module.
 *
 * @throws PLINTH_API_CONFIG
 */
export function readSettings(
  config: ApiConfig | undefined,
  pattern: string,
  bodyLimit: number,
): Settings {
  const { bodyParser = true, checkOrigin = true, ...rest } = config?.api ?? {};
  const timeout = rest.answerTimeout ?? answerTimeout;
  if (timeout !== false && !(typeof timeout === 'number' && timeout > 0)) {
    throw badConfig(pattern, 'answerTimeout', timeout, 'a number of milliseconds, or false');
  }
  return {
    bodyLimit: readBodyLimit(bodyParser, pattern, bodyLimit),
    parsesBody: bodyParser !== false,
    checksOrigin: checkOrigin,
    answerTimeout: timeout === false ? Infinity : timeout,
  };
}

function readBodyLimit(bodyParser: unknown, pattern: string, byDefault: number): number {
  if (bodyParser === false) return Infinity;
  const { sizeLimit } = bodyParser as { sizeLimit?: unknown };
  if (sizeLimit === undefined) return byDefault;
  const size = readSize(sizeLimit);
  if (size !== undefined) return size;
  throw badConfig(pattern, 'bodyParser.sizeLimit', sizeLimit, "bytes, or a text like '4mb'");
}

function badConfig(pattern: string, key: string, value: unknown, wanted: string): PlinthError {
  return new PlinthError(
    'PLINTH_API_CONFIG',
    `The API route "${pattern}" has a config.api.${key} of ${JSON.stringify(value)}. It must be ${wanted}.`,
  );
}
