import type { ComponentType } from 'preact';
import { Fragment, jsx } from 'preact/jsx-runtime';
import { child } from './child.ts';
import { Markup } from './markup.ts';

type Props = Record<string, unknown>;

const pure: unique symbol = Symbol('pure');

/** A function that returns markup and is what the compiler has proven it to be: nothing but its props decides over it. */
interface Pure {
  (props: Props): unknown;
  [pure]?: unknown;
  defaultProps?: unknown;
  contextType?: unknown;
}

/** Endless recursion has to end in the renderer, as it does without compilation. */
const deepest = 50;
let depth = 0;

/** Marks functions as pure. Each with itself: what copies properties from function to function does not pass it on. */
export function markPure(...functions: Pure[]): void {
  for (const one of functions) {
    if (Object.isExtensible(one)) Object.defineProperty(one, pure, { value: one });
  }
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

/** A fragment; the renderer sees it only if something in it has to wait. */
export function fragment(key: unknown, list: readonly unknown[]): unknown {
  const piece = child(list);
  if (typeof piece === 'string') return new Markup(piece);
  const children = list.length === 1 ? list[0] : list;
  return jsx(Fragment, { children } as Props, key as string);
}

function resolve(type: Pure, props: Props): Markup | undefined {
  if (!isPure(type) || depth >= deepest) return undefined;
  // What a pure component gives to another is made of plain values itself.
  if (depth === 0 && !arePlain(props)) return undefined;
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

function isPure(type: Pure): boolean {
  return (
    typeof type === 'function' &&
    type[pure] === type &&
    type.defaultProps === undefined &&
    type.contextType === undefined
  );
}

function arePlain(props: Props): boolean {
  for (const name in props) {
    const value = props[name];
    if ((typeof value === 'object' && value !== null) || typeof value === 'function') return false;
  }
  return true;
}
