import type { ComponentType } from 'preact';
import { Fragment, jsx } from 'preact/jsx-runtime';
import { child } from './child.ts';
import { Markup } from './markup.ts';

type Props = Record<string, unknown>;

const pure: unique symbol = Symbol('pure');

/** A component that the compiler may have proven pure: nothing but its props decides over what it returns. */
interface Pure {
  (props: Props): unknown;
  [pure]?: { readonly owner: Pure; readonly arePlain: (props: Props) => boolean };
  defaultProps?: unknown;
  contextType?: unknown;
}

/** Endless recursion has to end in the renderer, as ever; without a limit, each level of it would fill the stack anew. */
const deepest = 50;
let depth = 0;

/**
 * Marks a component as pure; `arePlain` looks at the props that it reads. The mark names its owner: what
 * copies properties from one function to another does not pass it on.
 */
export function markPure(owner: Pure, arePlain: (props: Props) => boolean = areAllPlain): void {
  if (Object.isExtensible(owner))
    Object.defineProperty(owner, pure, { value: { owner, arePlain } });
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

/**
 * Calls a component that the renderer would call at once, so that its props may be anything but functions,
 * which could ask for the renderer. Returns its HTML; where only the renderer can go on, a component that
 * hands it what there is, because lists and iterators among the props may not be the same for a second call.
 * Undefined where it is not pure. Preact keeps `key` and `ref` to itself.
 */
export function callPure(type: unknown, props: Props): string | Pure | undefined {
  if (!isPure(type as Pure) || !canPass(props)) return undefined;
  const page = type as Pure;
  let result: unknown;
  try {
    result = page(props);
  } catch (thrown) {
    return replay(page, () => {
      throw thrown;
    });
  }
  return result instanceof Markup ? result.html : replay(page, () => result);
}

function canPass(props: Props): boolean {
  for (const name in props) {
    if (name === 'key' || name === 'ref' || typeof props[name] === 'function') return false;
  }
  return true;
}

/** What was called once is called again only where the renderer wants it a second time. */
function replay(type: Pure, first: () => unknown): Pure {
  let isCalled = false;
  return (props) => {
    if (isCalled) return type(props);
    isCalled = true;
    return first();
  };
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
  // What a pure component gives to another is made of plain values itself.
  return depth > 0 || type[pure]!.arePlain(props);
}

function isPure(type: Pure): boolean {
  if (typeof type !== 'function' || type[pure]?.owner !== type) return false;
  return type.defaultProps === undefined && type.contextType === undefined;
}

function areAllPlain(props: Props): boolean {
  for (const name in props) if (!isPlain(props[name])) return false;
  return true;
}
