import { PlinthError } from './errors.ts';
import { isPlainObject } from './plain-object.ts';

const identifier = /^[A-Za-z_$][\w$]*$/;

/**
 * Props as JSON that may stand in HTML: what JSON cannot carry is an error, not a silent loss.
 *
 * @param place whose they are: `page "/blog"`
 * @throws PLINTH_PROPS_NOT_SERIALIZABLE with the path into the value
 */
export function serializeProps(props: unknown, place: string): string {
  if (!isJson(props, quickDepth)) checkJson(props, { place, keys: [], above: new Set() });
  return escapeJson(JSON.stringify(props));
}

/** Deeper than this, a value may contain itself: the walk that keeps count decides. */
const quickDepth = 24;

/** The usual case, without keeping the path: a third of the time of the walk that can say what is wrong. */
function isJson(value: unknown, depth: number): boolean {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || depth === 0) return false;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) if (!isJson(value[i], depth - 1)) return false;
    return true;
  }
  if (!isPlainObject(value)) return false;
  for (const key in value) {
    if (!isJson(value[key], depth - 1)) return false;
  }
  return true;
}

/** JSON that neither ends a script element nor breaks a line of JavaScript. */
export function escapeJson(json: string): string {
  let safe = json;
  // Searches for one character run at the speed of memory; a class of them, and a callback, do not.
  if (safe.includes('<')) safe = safe.replaceAll('<', '\\u003c');
  if (safe.includes('\u2028')) safe = safe.replaceAll('\u2028', '\\u2028');
  if (safe.includes('\u2029')) safe = safe.replaceAll('\u2029', '\\u2029');
  return safe;
}

/** Where the walk stands: the keys that led here, and the objects that contain this one. */
interface Walk {
  place: string;
  keys: (string | number)[];
  above: Set<object>;
}

function checkJson(value: unknown, walk: Walk): void {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return;
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return;
    throw refuse(walk, `is ${value}`, 'Send null or a string instead.');
  }
  if (typeof value !== 'object') throw refuse(walk, `is ${describe(value)}`, advise(value));
  if (walk.above.has(value)) {
    throw refuse(walk, 'is an object that contains itself', 'Send the part that the page shows.');
  }
  walk.above.add(value);
  if (Array.isArray(value)) checkArray(value, walk);
  else checkObject(value, walk);
  walk.above.delete(value);
}

function checkArray(value: readonly unknown[], walk: Walk): void {
  for (let i = 0; i < value.length; i++) {
    walk.keys.push(i);
    checkJson(value[i], walk);
    walk.keys.pop();
  }
}

function checkObject(value: object, walk: Walk): void {
  if (!isPlainObject(value)) {
    throw refuse(walk, `is ${describe(value)}`, advise(value));
  }
  for (const key of Object.keys(value)) {
    walk.keys.push(key);
    checkJson((value as Record<string, unknown>)[key], walk);
    walk.keys.pop();
  }
}

function describe(value: unknown): string {
  if (value === undefined) return 'undefined';
  if (typeof value !== 'object' || value === null) return `a ${typeof value}`;
  const name = (value.constructor as { name?: string } | undefined)?.name;
  return name ? `an instance of ${name}` : 'an object of a class';
}

function advise(value: unknown): string {
  if (value === undefined) return 'Leave the key out, or send null.';
  if (value instanceof Date) return 'Send toISOString() or getTime() instead.';
  if (value instanceof Map || value instanceof Set) return 'Send an array instead.';
  if (typeof value === 'bigint') return 'Send a string instead.';
  if (value instanceof Promise) return 'Await it first.';
  return 'Send plain objects, arrays, strings, numbers, booleans or null.';
}

function refuse(walk: Walk, what: string, advice: string): PlinthError {
  const path = walk.keys
    .map((key) => {
      if (typeof key === 'number') return `[${key}]`;
      return identifier.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
    })
    .join('');
  return new PlinthError(
    'PLINTH_PROPS_NOT_SERIALIZABLE',
    `The ${walk.place} cannot send its props to the browser: props${path} ${what}. ${advice}`,
  );
}
