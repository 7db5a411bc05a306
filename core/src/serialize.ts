import { isPlainObject } from './plain-object.ts';
import { type Owner, inspect } from './rich/inspect.ts';
import { stringifyRich } from './rich/stringify.ts';
import type { Codecs } from './types.ts';

/** A value as JSON that may stand in HTML. */
export interface Serialized {
  json: string;
  /** Whether the JSON is to be decoded; otherwise it is the value itself. */
  isRich: boolean;
}

/**
 * Any value that can be sent to the browser. What JSON carries takes JSON; anything more is written
 * so that the browser's decoder makes of it what it was; what cannot be sent is an error, not a silent loss.
 *
 * @param owner whose data it is
 * @throws PLINTH_PROPS_NOT_SERIALIZABLE with the path into the value
 */
export function serialize(value: unknown, owner: Owner, codecs: Codecs): Serialized {
  const { isRich, encode } = isPlain(value) ? plain : inspect(value, owner, codecs);
  const json = isRich ? stringifyRich(value, encode) : JSON.stringify(value);
  return { json: escapeJson(json), isRich };
}

const plain = { isRich: false, encode: () => undefined };

/** A value that throws when it is looked at is left to the walk that can say where. */
function isPlain(value: unknown): boolean {
  try {
    return isJson(value, quickDepth, { list: [], set: undefined });
  } catch {
    return false;
  }
}

/** Deeper than this is left to the walk that keeps count. */
const quickDepth = 24;

/** The usual case, without keeping the path: a third of the time of the walk that can say what is wrong. */
function isJson(value: unknown, depth: number, met: Met): boolean {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return true;
  if (typeof value === 'number') return value === 0 ? 1 / value > 0 : Number.isFinite(value);
  if (typeof value !== 'object' || depth === 0 || isRepeated(value, met)) return false;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) if (!isJson(value[i], depth - 1, met)) return false;
    return true;
  }
  if (!isPlainObject(value)) return false;
  for (const key in value) {
    const one = value[key];
    // Most values are texts: without a call for each, the walk takes a quarter less time.
    if (typeof one !== 'string' && !isJson(one, depth - 1, met)) return false;
  }
  return true;
}

/**
 * The objects of a walk. A view may compare two of them, and must find the same on both ends. A short
 * list is searched in less time than a set is filled: up to 32 objects, detection costs nothing that can be measured.
 */
interface Met {
  list: object[];
  set: Set<object> | undefined;
}

const listLength = 32;

function isRepeated(value: object, met: Met): boolean {
  if (met.set) return met.set.size === met.set.add(value).size;
  if (met.list.includes(value)) return true;
  if (met.list.push(value) > listLength) met.set = new Set(met.list);
  return false;
}

/** JSON that neither ends a script element nor breaks a line of JavaScript. */
export function escapeJson(json: string): string {
  // Searches for one character run at the speed of memory; a class of them, and a callback, do not.
  let safe = json.replace(/</g, '\\u003c');
  if (safe.includes('\u2028')) safe = safe.replaceAll('\u2028', '\\u2028');
  if (safe.includes('\u2029')) safe = safe.replaceAll('\u2029', '\\u2029');
  return safe;
}
