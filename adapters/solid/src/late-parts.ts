import { createPlaces, type Places } from '@plinth/core';
import { sharedConfig } from 'solid-js';
import type { AwaitPart } from './await-part.ts';
import { hasPlace, replaceBetween } from './late.ts';
import { PlacesContext } from './places-context.ts';
import type { Completing, Render } from './render.ts';

/** A part that is sent late, unless it is ready before the shell is sent. */
interface Part {
  readonly id: string;
  /** What stands around it in what Solid renders. */
  readonly open: string;
  readonly close: string;
  readonly ready: Promise<void>;
  readonly isReady: boolean;
  /** Under what the browser's `Suspense` looks whether it has come. */
  readonly key?: string;
  /** Undefined where it waits again. */
  render(): string | undefined;
}

/** Whether a `Suspense` is there. */
export type News = readonly [key: string, isThere: boolean];

const noNews: readonly News[] = [];

/** What a `Suspense` has come to. */
interface Outcome {
  html?: string | undefined;
  error?: unknown;
}

/** The parts of one render that may be sent late. */
export class LateParts {
  readonly #render: Render;
  readonly #places: Places;
  /** Not placed yet. */
  #parts: Part[] = [];
  readonly #fragments = new Set<string>();
  #isSent = false;
  #mayComeSoon = false;
  /** What the browser is to know of each `Suspense`. */
  #news: News[] = [];

  constructor(render: Render) {
    this.#render = render;
    this.#places = createPlaces(new PlacesContext(render));
  }

  get chunks(): Places['chunks'] {
    return this.#places.chunks;
  }

  /** Whether one of them may be ready in time for the shell. */
  get mayComeSoon(): boolean {
    return this.#mayComeSoon;
  }

  /** Which `Suspense` show their fallbacks, and no longer do, since this was last asked. */
  takeNews(): readonly News[] {
    return this.#news.length > 0 ? this.#news.splice(0) : noNews;
  }

  /** Resolves when all parts are ready. */
  async settle(): Promise<void> {
    await Promise.all(this.#parts.map(({ ready }) => ready));
  }

  /** Whether a value is one of a part's own; keys within a `Suspense` begin as its own does, but for the count. */
  hold(id: string): boolean {
    return [...this.#fragments].some((key) => id.startsWith(key.slice(0, -1)));
  }

  /** Where the shell was sent, what replaces something in it is a part too. */
  replace(open: string, html: string): boolean {
    if (!this.#isSent) return false;
    const id = open.slice('<!--!$'.length, -'-->'.length);
    this.#places.open(id, Promise.resolve(), () => this.place(html), '');
    return true;
  }

  /** Adds what an `Await` shows late; `isMissing`: it is not there in time for the shell. */
  add(part: AwaitPart, isMissing: boolean): void {
    this.#mayComeSoon ||= !isMissing;
    this.#parts.push(part);
  }

  /** Takes over when a `Suspense` renders: not as soon as it can, but when somebody reads. */
  openFragment(key: string, waiting: Completing): (html?: string, error?: unknown) => boolean {
    const { completed } = waiting;
    let outcome: Outcome | undefined;
    const wait = (): Promise<void> =>
      new Promise((resolve) => (waiting.completed = () => resolve()));
    const part = this.#addFragment({
      id: `${key}-suspense`,
      key,
      open: `<template id="pl-${key}"></template>`,
      close: `<!--pl-${key}-->`,
      ready: wait(),
      isReady: false,
      render() {
        inContext(completed);
        if (!outcome) Object.assign(part, { isReady: false, ready: wait() });
        else if (outcome.html === undefined) return fail(outcome.error);
        return outcome?.html;
      },
    });
    const fail = (error: unknown): string => {
      if (this.#isSent) throw error;
      // Whoever has taken it replaces what stands around.
      return '';
    };
    this.#fragments.add(key);
    return (html, error) => {
      // After an error Solid says once more that it is complete, with nothing.
      outcome ??= { html, error };
      // Where nothing was sent yet, a boundary around it may take the error.
      return this.#isSent && error !== undefined;
    };
  }

  /** Puts into the shell what is ready of it, and leaves places for the rest. */
  placeShell(text: string): string {
    const placed = this.place(text);
    this.#isSent = true;
    return placed;
  }

  place(text: string): string {
    let placed = text;
    while (this.#parts.length > 0) {
      for (const part of this.#parts.splice(0)) placed = this.#placePart(placed, part);
    }
    return placed;
  }

  #addFragment(part: Part & { isReady: boolean }): Part {
    void part.ready.then(() => (part.isReady = true));
    this.#mayComeSoon = true;
    this.#parts.push(part);
    return part;
  }

  #placePart(text: string, part: Part): string {
    if (part.isReady || part.key !== undefined) {
      return replaceBetween(text, part.open, part.close, (inner) => this.#fill(part, inner));
    }
    // What stands there is the place already.
    if (hasPlace(text, part.open, part.close)) this.#send(part, '');
    return text;
  }

  #fill(part: Part, fallback: string): string {
    const html = part.isReady ? part.render() : undefined;
    return html ?? this.#send(part, fallback);
  }

  #send(part: Part, fallback: string): string {
    if (part.key !== undefined) this.#news.push([part.key, false]);
    return this.#places.open(part.id, part.ready, () => this.#renderPart(part), fallback);
  }

  #renderPart(part: Part): string | undefined {
    const html = part.render();
    const { failure } = this.#render;
    if (failure) throw failure.error;
    if (html === undefined) {
      this.#send(part, '');
      return undefined;
    }
    if (part.key !== undefined) this.#news.push([part.key, true]);
    return this.place(html);
  }
}

function inContext(run: () => void): void {
  const shared = sharedConfig as { context?: unknown };
  const outer = shared.context;
  try {
    run();
  } finally {
    shared.context = outer;
  }
}
