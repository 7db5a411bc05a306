import type { Tracked } from '@plinth/core';
import { runWithOwner, sharedConfig, type Owner } from 'solid-js';
import { type AwaitProps, showSettled, toPlaceId } from './await.ts';
import type { SolidContext } from './render.ts';
import { toHtml } from './to-html.ts';

/** What an `Await` shows when its promise has settled. */
export class AwaitPart {
  readonly id: string;
  /** Resolves whatever becomes of the promise. */
  readonly ready: Promise<void>;
  readonly #context: SolidContext;
  readonly #owner: Owner | null;
  readonly #props: AwaitProps<unknown>;
  readonly #tracked: Tracked<unknown>;

  constructor(
    context: SolidContext,
    owner: Owner | null,
    props: AwaitProps<unknown>,
    tracked: Tracked<unknown>,
  ) {
    this.id = toPlaceId(context);
    this.ready = tracked.then(doNothing, doNothing) as Promise<void>;
    this.#context = context;
    this.#owner = owner;
    this.#props = props;
    this.#tracked = tracked;
  }

  /** The comments that `Places` has for it. */
  get open(): string {
    return `<!--!$${this.id}-->`;
  }

  get close(): string {
    return `<!--!$/${this.id}-->`;
  }

  get isReady(): boolean {
    return this.#tracked.status !== 'pending';
  }

  /** As if it were still in the midst of its view. */
  render(): string {
    const shared = sharedConfig as { context?: unknown };
    const outer = shared.context;
    shared.context = this.#context;
    try {
      return runWithOwner(this.#owner, () => this.#show()) ?? '';
    } finally {
      shared.context = outer;
    }
  }

  #show(): string {
    return toHtml(showSettled(this.#context, this.#props, this.#tracked));
  }
}

function doNothing(): void {}
