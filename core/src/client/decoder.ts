import { unflatten } from 'devalue';
import type { Codecs } from '../types.ts';

/**
 * Makes the decoder of rich data. It is a module of its own, which the browser loads where a page has
 * such data; the server has none, and decodes nothing that a client sends.
 */
export function createDecoder(codecs: Codecs): (rich: readonly unknown[]) => unknown {
  const revivers = {
    codec: ([name, data]: [string, unknown]) => codecs[name]?.decode(data),
    error: toError,
    entries: Object.fromEntries,
  };
  return (rich) => unflatten([...rich], revivers);
}

/** An error of its class; without the stack that it would get here, which would lead nowhere. */
function toError([className, name, message]: [string, string, string]): Error {
  const Class = (globalThis as unknown as Record<string, ErrorConstructor>)[className] ?? Error;
  const error = new Class(message);
  if (error.name !== name) error.name = name;
  error.stack = String(error);
  return error;
}
