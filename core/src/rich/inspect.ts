import { filterArrayIndices } from 'devalue';
import { PlinthError } from '../errors.ts';
import { isPlainObject } from '../plain-object.ts';
import type { Codecs } from '../types.ts';
import { type Encode, createEncode } from './codecs.ts';
import { toKind } from './kinds.ts';
import { type Step, toPath } from './path.ts';
import { Unsendable, refuseObject, refusePrimitive } from './unsendable.ts';

/** What a walk through a value has found. */
export interface Inspection {
  /** Whether JSON would lose something of it. */
  isRich: boolean;
  encode: Encode;
}

/** Whose data is sent, for messages. */
export interface Owner {
  /** `page "/blog"` */
  place: string;
  /** Their data stands beside the page's, as `layouts`. */
  layouts: readonly { place: string }[];
}

interface Walk extends Inspection {
  steps: Step[];
  met: Set<object>;
  /** What stands for something else that holds it: a cycle through it could not be read. */
  open: Set<object>;
}

/** The encoder and the browser's decoder call themselves for each level. */
const maximumDepth = 1000;

/**
 * Looks at all of a value that is to be sent.
 *
 * @throws PLINTH_PROPS_NOT_SERIALIZABLE with the path into the value
 */
export function inspect(value: unknown, owner: Owner, codecs: Codecs): Inspection {
  const encode = createEncode(codecs);
  const walk: Walk = { isRich: false, encode, steps: [], met: new Set(), open: new Set() };
  try {
    visit(value, walk);
  } catch (thrown) {
    // Whatever has thrown, a getter or a codec: the walk stopped at it, so its steps lead there.
    throw notSerializable(walk, owner, thrown);
  }
  return walk;
}

function notSerializable({ steps }: Walk, owner: Owner, thrown: unknown): PlinthError {
  const { place, path } = locate(owner, steps);
  const { what, advice, cause } = Unsendable.from(thrown);
  return new PlinthError(
    'PLINTH_PROPS_NOT_SERIALIZABLE',
    `The ${place} cannot send its props to the browser: ${path} ${what}. ${advice}`,
    cause === undefined ? undefined : { cause },
  );
}

/** Whose props they are, and the way into these. */
function locate(
  { place, layouts }: Owner,
  steps: readonly Step[],
): { place: string; path: string } {
  const [member, index, ...inside] = steps;
  const layout = member === 'layouts' ? layouts[Number(index)] : undefined;
  if (!layout) return { place, path: toPath(steps) };
  return { place: layout.place, path: toPath(['props', ...inside]) };
}

function visit(value: unknown, walk: Walk): void {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return;
  if (typeof value === 'object') visitObject(value, walk);
  else if (typeof value === 'function' || typeof value === 'symbol') refusePrimitive(value);
  else if (!Number.isFinite(value) || Object.is(value, -0)) walk.isRich = true;
}

function visitObject(value: object, walk: Walk): void {
  if (walk.open.has(value)) throw Unsendable.cycle();
  if (walk.met.has(value)) {
    walk.isRich = true;
    return;
  }
  walk.met.add(value);
  if (walk.steps.length > maximumDepth) throw Unsendable.tooDeep(maximumDepth);
  if (Array.isArray(value)) visitArray(value, walk);
  else if (isPlainObject(value)) visitPlain(value, walk);
  else visitOther(value, walk);
}

/** The holes of an array are not walked: one with a length of a billion may hold nothing. */
function visitArray(value: readonly unknown[], walk: Walk): void {
  const indices = filterArrayIndices(Object.keys(value));
  if (indices.length < value.length) walk.isRich = true;
  for (const index of indices) {
    walk.steps.push(Number(index));
    visit(value[Number(index)], walk);
    walk.steps.pop();
  }
}

function visitPlain(value: Record<string, unknown>, walk: Walk): void {
  const isOpen = Object.hasOwn(value, '__proto__');
  if (isOpen) walk.open.add(value);
  for (const key of Object.keys(value)) {
    walk.steps.push(key);
    visit(value[key], walk);
    walk.steps.pop();
  }
  if (isOpen) walk.open.delete(value);
}

function visitOther(value: object, walk: Walk): void {
  walk.isRich = true;
  const encoded = walk.encode(value);
  if (encoded) {
    walk.open.add(value);
    visitAt(encoded[1], walk, ['encode']);
    walk.open.delete(value);
    return;
  }
  const kind = toKind(value);
  if (kind === 'map') visitMap(value as Map<unknown, unknown>, walk);
  else if (kind === 'set') visitSet(value as Set<unknown>, walk);
  else if (kind === undefined) refuseObject(value);
}

function visitMap(value: ReadonlyMap<unknown, unknown>, walk: Walk): void {
  let i = 0;
  for (const [key, one] of value) {
    visitAt(key, walk, ['keys'], i);
    if (typeof key === 'object') visitAt(one, walk, ['values'], i);
    else visitAt(one, walk, ['get', key]);
    i += 1;
  }
}

function visitSet(value: ReadonlySet<unknown>, walk: Walk): void {
  let i = 0;
  for (const one of value) visitAt(one, walk, ['values'], i++);
}

function visitAt(value: unknown, walk: Walk, ...steps: Step[]): void {
  walk.steps.push(...steps);
  visit(value, walk);
  walk.steps.length -= steps.length;
}
