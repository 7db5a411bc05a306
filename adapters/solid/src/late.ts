import { PlinthError } from '@plinth/core';
import { LateParts } from './late-parts.ts';
import type { Completing, Render } from './render.ts';

/** What a render has awaited, and still awaits. */
export class Late {
  /** How many promises and fragments are awaited. */
  awaited = 0;
  /** What may be sent late, where that is wanted. */
  readonly parts: LateParts | undefined;
  /** Ids of the values among what is awaited. */
  missing: Set<string> | undefined;
  /** Keys of the fragments. */
  fragments: Set<string> | undefined;
  /** What to put into the document's places, in the order of arrival. */
  edits: Edit[] = [];
  /** Values that the browser needs to hydrate, by Solid's ids. */
  values: Map<string, unknown> | undefined;
  reported: Set<unknown> | undefined;
  /** Called when nothing is awaited any more. */
  settle: (() => void) | undefined;

  constructor(render: Render) {
    this.parts = render.options.stream ? new LateParts(render) : undefined;
  }
}

export interface Edit {
  open: string;
  close: string;
  html: string;
}

/** Stands for an error in the browser: without its message, and without a stack with the server's paths. */
const hiddenError = new Error('This part of the page failed on the server.');
delete hiddenError.stack;

export function getLate(render: Render): Late {
  return (render.late ??= new Late(render));
}

/** Awaits what a resource loads. */
export function awaitValue(render: Render, id: string, value: PromiseLike<unknown>): void {
  const late = getLate(render);
  // Where nobody hydrates, a value that no fragment waits for is of no use.
  const isNeeded = render.options.hydrate;
  if (isNeeded) {
    late.awaited++;
    (late.missing ??= new Set()).add(id);
  }
  value
    .then(
      (arrived) => keepValue(render, id, arrived),
      (error) => report(render, error),
    )
    .then(
      () => {
        late.missing?.delete(id);
        if (isNeeded) release(late);
      },
      (error) => fail(render, error),
    );
}

/** Keeps a resource's value, or the error that a boundary shows, for the browser. */
export function keepValue(render: Render, id: string, value: unknown): void {
  const isError = value instanceof Error;
  if (isError) report(render, value);
  const late = getLate(render);
  late.values ??= new Map();
  late.values.set(id, isError ? hiddenError : value);
}

/** Awaits a part of the document; gives what takes its HTML, and says that it has not been sent yet. */
export function openFragment(
  render: Render,
  key: string,
  waiting: Completing,
): (html?: string, error?: unknown) => boolean {
  const late = getLate(render);
  if (late.parts) return late.parts.openFragment(key, waiting);
  const fragments = (late.fragments ??= new Set());
  if (!fragments.has(key)) late.awaited++;
  fragments.add(key);
  return (html = '') => {
    if (!fragments.delete(key)) return false;
    const isInner = [...fragments].some((outer) => key.startsWith(outer));
    if (!isInner) replacePart(render, `<template id="pl-${key}">`, `<!--pl-${key}-->`, html);
    release(late);
    return false;
  };
}

/** Puts HTML in a place of what was rendered, or of what was sent already. */
export function replacePart(render: Render, open: string, close: string, html: string): void {
  const { edits, parts } = getLate(render);
  if (!parts?.replace(open, html)) edits.push({ open, close, html });
}

/** Ends a render with the first error that nobody has caught. */
export function fail(render: Render, error: unknown): void {
  render.failure ??= { error };
  render.late?.settle?.();
}

/** The document with what has arrived in its places. */
export function applyEdits(html: string, edits: readonly Edit[]): string {
  return edits.reduce(applyEdit, html);
}

/** Tells of an error, once. */
export function report(render: Render, error: unknown): void {
  const late = getLate(render);
  if (render.failure || late.reported?.has(error)) return;
  late.reported ??= new Set();
  late.reported.add(error);
  render.options.onError(error);
}

/** What has arrived may have begun to await something else, in the same turn. */
export function release(late: Late): void {
  late.awaited--;
  queueMicrotask(() => isShellThere(late) && late.settle?.());
}

/** What stands in a part that may be late is not waited for. */
export function isShellThere({ awaited, parts, missing }: Late): boolean {
  if (awaited === 0 || !parts || !missing) return awaited === 0;
  return awaited === missing.size && [...missing].every((id) => parts.hold(id));
}

/** Solid does not escape `<` in attributes: a marker that occurs twice may be a visitor's. */
export function applyEdit(text: string, { open, close, html }: Edit): string {
  return replaceBetween(text, open, close, () => html);
}

/** Replaces what stands from one marker to the other, with these. */
export function replaceBetween(
  text: string,
  open: string,
  close: string,
  replace: (inner: string) => string,
): string {
  const start = text.indexOf(open);
  if (start < 0) return text;
  const end = text.indexOf(close);
  if (end < start || text.lastIndexOf(open) !== start || text.lastIndexOf(close) !== end) {
    throw createTwice(open, close);
  }
  const inner = text.slice(start + open.length, end);
  return text.slice(0, start) + replace(inner) + text.slice(end + close.length);
}

/** Whether a place is in a text, from one marker to the other. */
export function hasPlace(text: string, open: string, close: string): boolean {
  const start = text.indexOf(open);
  if (start >= 0 && text.lastIndexOf(open) !== start) throw createTwice(open, close);
  return start >= 0;
}

function createTwice(open: string, close: string): PlinthError {
  return new PlinthError(
    'PLINTH_SOLID_MARKER',
    `The page contains ${open} or ${close} twice, so the place of a late part cannot be told. Solid makes these markers; look for one in the data that the page shows.`,
  );
}
