import { isPlainObject } from './plain-object.ts';

/** Says what is wrong with a value that stands at a path of the options, a line each. */
export type Check = (value: unknown, path: string) => string[];

/** A value of one kind; `instead` says what to write. */
export function check(accepts: (value: unknown) => boolean, instead: string): Check {
  return (value, path) => (accepts(value) ? [] : [fault(path, value, instead)]);
}

/** Text that a pattern matches as a whole. */
export function text(pattern: RegExp, instead: string): Check {
  return check((value) => typeof value === 'string' && pattern.test(value), instead);
}

export const flag: Check = check((value) => typeof value === 'boolean', 'true or false');

/** A list whose entries all pass. */
export function listOf(entry: Check): Check {
  return (value, path) =>
    Array.isArray(value)
      ? value.flatMap((one, i) => entry(one, `${path}[${i}]`))
      : [fault(path, value, 'a list')];
}

/** An object of known fields; those that are listed must be there. */
export function shape(fields: Readonly<Record<string, Check>>, required: readonly string[]): Check {
  return (value, path) => {
    if (!isPlainObject(value)) return [fault(path, value, 'an object')];
    const at = (name: string): string => (path === '' ? name : `${path}.${name}`);
    const missing = required.filter((name) => value[name] === undefined);
    return [
      ...missing.map((name) => `${at(name)} is missing.`),
      ...Object.entries(value).flatMap(([name, one]) => {
        if (!Object.hasOwn(fields, name)) return [unknown(at(name), name, Object.keys(fields))];
        return one === undefined ? [] : (fields[name] as Check)(one, at(name));
      }),
    ];
  };
}

/** One line of the list: where, what, and what to write instead. */
export function fault(path: string, value: unknown, instead: string): string {
  return `${path} is ${show(value)}. Write ${instead}.`;
}

function show(value: unknown): string {
  if (typeof value === 'function') return 'a function';
  return typeof value === 'symbol' || typeof value === 'bigint'
    ? String(value)
    : (JSON.stringify(value) ?? 'undefined');
}

function unknown(path: string, name: string, known: readonly string[]): string {
  const near = known
    .map((one) => ({ one, distance: distanceOf(name.toLowerCase(), one.toLowerCase()) }))
    .toSorted((a, b) => a.distance - b.distance)[0];
  const isNear = near && near.distance <= Math.max(2, name.length / 3);
  const hint = isNear ? `Did you mean ${near.one}?` : `There are: ${known.toSorted().join(', ')}.`;
  return `${path} is unknown. ${hint}`;
}

/** How many letters have to be changed, added or left out (Levenshtein), a row of the table at a time. */
function distanceOf(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}
