import type { ComponentType } from 'preact';
import { Fragment, jsx } from 'preact/jsx-runtime';
import { child } from './child.ts';
import { Markup } from './markup.ts';

export type Props = Record<string, unknown>;

const pure: unique symbol = Symbol('pure');

/** A component that the compiler may have proven pure: nothing but its props decides over what it returns. */
export interface Pure {
  (props: Props): unknown;
  [pure]?: Mark;
  defaultProps?: unknown;
  contextType?: unknown;
}

/** What the compiler has found out about a component. */
interface Mark {
  readonly owner: Pure;
  /** It changes nothing that it is given: whatever that is, it does not matter when it is called. */
  readonly onlyReads: boolean;
  readonly arePlain: (props: Props) => boolean;
}

/** Endless recursion has to end in the renderer, as ever; without a limit, each level of it would fill the stack anew. */
const deepest = 50;
let depth = 0;

/** Whether those that only read are called whatever they are given. */
let isEager = false;

/**
 * Marks a component as pure; `arePlain` looks at the props that it reads. The mark names its owner: what
 * copies properties from one function to another does not pass it on.
 */
export function markPure(
  owner: Pure,
  onlyReads: boolean,
  arePlain: (props: Props) => boolean = areAllPlain,
): void {
  const mark: Mark = { owner, onlyReads, arePlain };
  if (Object.isExtensible(owner)) Object.defineProperty(owner, pure, { value: mark });
}

/** Tells whether nothing can be reached through a value, or happen by using it. */
export function isPlain(value: unknown): boolean {
  return typeof value === 'object' ? value === null : typeof value !== 'function';
}

/**
 * An element of a component. Where it is pure and given plain values, its result does not depend on
 * when it is called: it is called at once. Whatever it throws, it will throw again for the renderer.
 */
export function component(type: Pure, props: Props, key?: unknown): unknown {
  return resolve(type, props) ?? jsx(type as ComponentType, props, key as string);
}

/** The same, for a key that stands before the props. */
export function keyed(type: Pure, key: unknown, props: Props): unknown {
  return component(type, props, key);
}

/** Tells whether a pure component only reads what it is given. */
export function isReading(type: Pure): boolean {
  return type[pure]!.onlyReads;
}

/** Calls a component, and those in it that only read as their elements are made. */
export function callEagerly<Result>(type: (props: Props) => Result, props: Props): Result {
  isEager = true;
  try {
    return type(props);
  } finally {
    isEager = false;
  }
}

/** A fragment; the renderer sees it only if something in it has to wait. */
export function fragment(key: unknown, list: readonly unknown[]): unknown {
  const piece = child(list);
  if (typeof piece === 'string') return new Markup(piece);
  const children = list.length === 1 ? list[0] : list;
  return jsx(Fragment, { children } as Props, key as string);
}

function resolve(type: Pure, props: Props): Markup | undefined {
  if (!canBeCalled(type, props)) return undefined;
  depth++;
  try {
    const result = type(props);
    if (result instanceof Markup) return result;
    const piece = child(result);
    return typeof piece === 'string' ? new Markup(piece) : undefined;
  } catch {
    return undefined;
  } finally {
    depth--;
  }
}

function canBeCalled(type: Pure, props: Props): boolean {
  if (depth >= deepest || !isPure(type)) return false;
  const { arePlain } = type[pure]!;
  if (isEager) return isReading(type) || arePlain(props);
  // What a pure component gives to another is made of plain values itself.
  return depth > 0 || arePlain(props);
}

/** Tells whether a component is pure, and is called as it stands. */
export function isPure(type: unknown): type is Pure {
  if (typeof type !== 'function' || (type as Pure)[pure]?.owner !== type) return false;
  const { defaultProps, contextType } = type as Pure;
  return defaultProps === undefined && contextType === undefined;
}

function areAllPlain(props: Props): boolean {
  for (const name in props) if (!isPlain(props[name])) return false;
  return true;
}
