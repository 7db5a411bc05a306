/** What is called when something happens to a request or response. */
export type Listener = (...values: never[]) => void;

/** One listener to one event. */
export interface Entry {
  listener: Listener;
  isOnce: boolean;
}

/** As much of Node's `EventEmitter` as streams and libraries ask of a request or response, on any runtime. */
export class Emitter {
  #entries: Map<string, Entry[]> | undefined;

  on(event: string, listener: Listener): this {
    return this.add(event, { listener, isOnce: false });
  }

  once(event: string, listener: Listener): this {
    return this.add(event, { listener, isOnce: true });
  }

  off(event: string, listener: Listener): this {
    const entries = this.#entries?.get(event) ?? [];
    const index = entries.findLastIndex((entry) => entry.listener === listener);
    if (index !== -1) this.#entries?.set(event, entries.toSpliced(index, 1));
    return this;
  }

  addListener(event: string, listener: Listener): this {
    return this.on(event, listener);
  }

  /** Streams put their own error listener first with it; the order makes no difference here. */
  prependListener(event: string, listener: Listener): this {
    return this.on(event, listener);
  }

  removeListener(event: string, listener: Listener): this {
    return this.off(event, listener);
  }

  listenerCount(event: string): number {
    return this.#entries?.get(event)?.length ?? 0;
  }

  emit(event: string, ...values: unknown[]): boolean {
    const entries = this.#entries?.get(event);
    if (!entries?.length) return false;
    for (const { listener, isOnce } of entries) {
      if (isOnce) this.off(event, listener);
      listener.apply(this, values as never[]);
    }
    return true;
  }

  protected add(event: string, entry: Entry): this {
    this.#entries ??= new Map();
    this.#entries.set(event, [...(this.#entries.get(event) ?? []), entry]);
    return this;
  }
}
