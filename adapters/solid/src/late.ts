import { PlinthError } from '@plinth/core';
import type { Render } from './render.ts';

/** What a render has awaited, and still awaits. */
export interface Late {
  /** How many promises and fragments are awaited. */
  awaited: number;
  /** Keys of the fragments among them. */
  readonly fragments: Set<string>;
  /** What to put into the document's places, in the order of arrival. */
  readonly edits: Edit[];
  /** Values that the browser needs to hydrate, by Solid's ids. */
  readonly values: Map<string, unknown>;
  readonly reported: Set<unknown>;
  /** Called when nothing is awaited any more. */
  settle?: () => void;
}

interface Edit {
  open: string;
  close: string;
  html: string;
}

/** Stands for an error in the browser: without its message, and without a stack with the server's paths. */
const hiddenError = new Error('This part of the page failed on the server.');
delete hiddenError.stack;

export function getLate(render: Render): Late {
  render.late ??= {
    awaited: 0,
    fragments: new Set(),
    edits: [],
    values: new Map(),
    reported: new Set(),
  };
  return render.late;
}

/** Awaits what a resource loads. */
export function awaitValue(render: Render, id: string, value: PromiseLike<unknown>): void {
  const late = getLate(render);
  // Where nobody hydrates, a value that no fragment waits for is of no use.
  const isNeeded = render.options.hydrate;
  if (isNeeded) late.awaited++;
  value
    .then(
      (arrived) => keepValue(render, id, arrived),
      (error) => report(render, error),
    )
    .then(
      () => isNeeded && release(late),
      (error) => fail(render, error),
    );
}

/** Keeps a resource's value, or the error that a boundary shows, for the browser. */
export function keepValue(render: Render, id: string, value: unknown): void {
  const isError = value instanceof Error;
  if (isError) report(render, value);
  getLate(render).values.set(id, isError ? hiddenError : value);
}

/** Awaits a part of the document; gives what takes its HTML, and says that it has not been sent yet. */
export function openFragment(render: Render, key: string): (html?: string) => false {
  const late = getLate(render);
  if (!late.fragments.has(key)) late.awaited++;
  late.fragments.add(key);
  return (html = '') => {
    if (!late.fragments.delete(key)) return false;
    const isInner = [...late.fragments].some((outer) => key.startsWith(outer));
    if (!isInner) replacePart(render, `<template id="pl-${key}">`, `<!--pl-${key}-->`, html);
    release(late);
    return false;
  };
}

export function replacePart(render: Render, open: string, close: string, html: string): void {
  getLate(render).edits.push({ open, close, html });
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

function report(render: Render, error: unknown): void {
  const { reported } = getLate(render);
  if (render.failure || reported.has(error)) return;
  reported.add(error);
  render.options.onError(error);
}

/** What has arrived may have begun to await something else, in the same turn. */
function release(late: Late): void {
  if (--late.awaited === 0) queueMicrotask(() => late.awaited === 0 && late.settle?.());
}

/** Solid does not escape `<` in attributes: a marker that occurs twice may be a visitor's. */
function applyEdit(text: string, { open, close, html }: Edit): string {
  const start = text.indexOf(open);
  if (start < 0) return text;
  const end = text.indexOf(close);
  if (end < start || text.lastIndexOf(open) !== start || text.lastIndexOf(close) !== end) {
    throw new PlinthError(
      'PLINTH_SOLID_MARKER',
      `The page contains ${open} or ${close} twice, so the place of a late part cannot be told. Solid makes these markers; look for one in the data that the page shows.`,
    );
  }
  return text.slice(0, start) + html + text.slice(end + close.length);
}
