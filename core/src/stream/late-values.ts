import { toStatus } from '../errors.ts';
import type { Exchange } from '../exchange.ts';
import { writeMembers } from '../page-data.ts';
import { report } from '../report.ts';
import { escapeJson } from '../serialize.ts';
import { timedOut } from '../timeout.ts';
import { type Deferred, type Settling, createDeferred } from './deferred.ts';
import { toPublicError } from './public-error.ts';

/** A value that somebody waits for. */
interface Awaited extends Settling<unknown> {
  id: number;
  /** Its key in the props of `place`. */
  key: string;
  place: string;
}

/** The deferred values of one answer: what has arrived, and what is missing. */
export class LateValues {
  /** Called when a value has arrived. */
  onArrival: () => void = () => {};
  readonly #exchange: Exchange;
  readonly #sends: boolean;
  readonly #known = new Map<PromiseLike<unknown>, Awaited>();
  readonly #missing = new Set<Awaited>();
  #arrived: string[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(exchange: Exchange, sends: boolean) {
    this.#exchange = exchange;
    this.#sends = sends;
  }

  get isComplete(): boolean {
    return this.#missing.size === 0;
  }

  /** Gives a promise for the view, and its number: the same for the same promise. */
  watch(
    promise: PromiseLike<unknown>,
    key: string,
    place: string,
  ): [id: number, Deferred<unknown>] {
    const known = this.#known.get(promise);
    if (known) return [known.id, known.promised];
    const awaited: Awaited = { id: this.#known.size, key, place, ...createDeferred<unknown>() };
    this.#known.set(promise, awaited);
    this.#missing.add(awaited);
    if (this.#known.size === 1) this.#start();
    Promise.resolve(promise)
      .then((value) => this.#fulfill(awaited, value))
      .catch((error: unknown) => this.#fail(awaited, error));
    return [awaited.id, awaited.promised];
  }

  /** What has arrived and was not taken yet, as JSON. */
  take(): string[] {
    return this.#arrived.splice(0);
  }

  /** Nobody waits any more: what is missing is missing for good. */
  close(): void {
    this.#missing.clear();
    this.#end();
    this.onArrival();
  }

  #start(): void {
    const { deferred: limit } = this.#exchange.config.late.timeouts;
    if (limit === undefined) return;
    const expire = ({ key }: Awaited): unknown => timedOut(`The deferred prop "${key}"`, limit);
    this.#timer = setTimeout(() => {
      for (const awaited of this.#missing) this.#fail(awaited, expire(awaited));
    }, limit);
  }

  #end(): void {
    clearTimeout(this.#timer);
  }

  #fulfill(awaited: Awaited, value: unknown): void {
    if (!this.#missing.has(awaited)) return;
    // Before the view has it: what cannot be sent has failed on both ends.
    const json = this.#sends ? this.#write(awaited, value) : '';
    awaited.resolve(value);
    this.#arrive(awaited, json);
  }

  /** @throws PLINTH_PROPS_NOT_SERIALIZABLE */
  #write({ key, place }: Awaited, value: unknown): string {
    const owner = { place, layouts: [] };
    return writeMembers(owner, { props: { [key]: value } }, this.#exchange.config.data).members;
  }

  #fail(awaited: Awaited, error: unknown): void {
    if (!this.#missing.has(awaited)) return;
    if (toStatus(error) >= 500) report(this.#exchange, error);
    const shown = toPublicError(error);
    awaited.reject(shown);
    this.#arrive(awaited, `"error":${escapeJson(JSON.stringify(shown.message))}`);
  }

  #arrive(awaited: Awaited, members: string): void {
    this.#missing.delete(awaited);
    if (this.isComplete) this.#end();
    if (this.#sends) this.#arrived.push(`{"id":${awaited.id},${members}}`);
    this.onArrival();
  }
}
