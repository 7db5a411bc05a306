import { createElement, isValidElement, type ComponentChildren } from 'preact';
import { isSignal } from './defer.ts';
import { escape } from './escape.ts';
import { append, close, createJoint, type Joint } from './join.ts';
import { Markup, Template, type Piece } from './markup.ts';

/** A child as the renderer takes it: text is escaped, and what is no child (an object, a promise, a function) is nothing. */
export function child(value: unknown): Piece {
  if (typeof value === 'string') return escape(value);
  if (typeof value === 'number') return String(value);
  if (value instanceof Markup) return value.html;
  if (Array.isArray(value)) return joinAll(value);
  if (typeof value === 'object' && value !== null) return isElement(value) ? value : '';
  if (typeof value === 'bigint') return String(value);
  // The renderer throws on a symbol, when its turn comes.
  return typeof value === 'symbol' ? value : '';
}

/** The only child of an element, which may be a signal: the renderer reads it when it comes to it. */
export function onlyChild(value: unknown): Piece {
  return isSignal(value) ? createElement(Signal, { signal: value }) : child(value);
}

function Signal({ signal }: { signal: { readonly value: unknown } }): ComponentChildren {
  return signal.value as ComponentChildren;
}

/** A value that is known to be a text. */
export function text(value: string): string {
  return escape(value);
}

/** Children of an element that stays one: a single piece of markup, where they can be that already. */
export function children(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const piece = joinAll(value);
  return typeof piece === 'string' ? new Markup(piece) : piece;
}

function isElement(value: object): boolean {
  return value instanceof Template || isValidElement(value);
}

/** The list is the app's own, perhaps frozen or used again: it is read, never written. */
function joinAll(list: readonly unknown[]): Piece {
  let joined = '';
  for (let index = 0; index < list.length; index++) {
    const piece = child(list[index]);
    if (typeof piece !== 'string') return joinRest(list, index + 1, createJoint(joined), piece);
    joined += piece;
  }
  return joined;
}

function joinRest(list: readonly unknown[], from: number, joint: Joint, piece: Piece): Piece {
  append(joint, piece);
  for (let index = from; index < list.length; index++) append(joint, child(list[index]));
  return close(joint);
}
