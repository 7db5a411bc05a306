import { toStatus } from '../errors.ts';
import type { Exchange } from '../exchange.ts';
import { ignore } from '../ignore.ts';
import { writeMembers } from '../page-data.ts';
import { report } from '../report.ts';
import { escapeJson } from '../serialize.ts';
import { timedOut } from '../timeout.ts';
import { type Deferred, Settling } from './deferred.ts';
import { toPublicError } from './public-error.ts';

/** A value that somebody waits for. */
class Awaited extends Settling<unknown> {
  readonly id: number;
  /** Its key in the props of `place`. */
  readonly key: string;
  readonly place: string;
  isMissing = true;

  constructor(id: number, key: string, place: string) {
    super();
    this.id = id;
    this.key = key;
    this.place = place;
  }
}

const nothing: readonly string[] = [];

/** The deferred values of one answer: what has arrived, and what is missing. */
export class LateValues {
  /** Called when a value has arrived. */
  onArrival: () => void = ignore;
  readonly #exchange: Exchange;
  readonly #sends: boolean;
  readonly #known = new Map<PromiseLike<unknown>, Awaited>();
  #missing = 0;
  #arrived: string[] | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(exchange: Exchange, sends: boolean) {
    this.#exchange = exchange;
    this.#sends = sends;
  }

  get isComplete(): boolean {
    return this.#missing === 0;
  }

  /** Gives a promise for the view, and its number: the same for the same promise. */
  watch(
    promise: PromiseLike<unknown>,
    key: string,
    place: string,
  ): [id: number, Deferred<unknown>] {
    const known = this.#known.get(promise);
    if (known) return [known.id, known.promised];
    const awaited = new Awaited(this.#known.size, key, place);
    this.#known.set(promise, awaited);
    this.#missing += 1;
    if (this.#known.size === 1) this.#start();
    Promise.resolve(promise).then(
      (value) => this.#fulfill(awaited, value),
      (error: unknown) => this.#fail(awaited, error),
    );
    return [awaited.id, awaited.promised];
  }

  /** What has arrived and was not taken yet, as JSON. */
  take(): readonly string[] {
    const arrived = this.#arrived ?? nothing;
    this.#arrived = undefined;
    return arrived;
  }

  /** Nobody waits any more: what is missing is missing for good. */
  close(): void {
    for (const awaited of this.#known.values()) awaited.isMissing = false;
    this.#missing = 0;
    this.#end();
    this.onArrival();
  }

  #start(): void {
    const { deferred: limit } = this.#exchange.config.late.timeouts;
    if (limit === undefined) return;
    const expire = ({ key }: Awaited): unknown => timedOut(`The deferred prop "${key}"`, limit);
    this.#timer = setTimeout(() => {
      for (const awaited of this.#known.values()) this.#fail(awaited, expire(awaited));
    }, limit);
  }

  #end(): void {
    clearTimeout(this.#timer);
  }

  /** Written before the view has it: what cannot be sent has failed on both ends. */
  #fulfill(awaited: Awaited, value: unknown): void {
    if (!awaited.isMissing) return;
    let members = '';
    try {
      if (this.#sends) members = this.#write(awaited, value);
    } catch (error) {
      return this.#fail(awaited, error);
    }
    awaited.resolve(value);
    this.#arrive(awaited, members);
  }

  /** @throws PLINTH_PROPS_NOT_SERIALIZABLE */
  #write({ key, place }: Awaited, value: unknown): string {
    const owner = { place, layouts: [] };
    return writeMembers(owner, { props: { [key]: value } }, this.#exchange.config.data).members;
  }

  #fail(awaited: Awaited, error: unknown): void {
    if (!awaited.isMissing) return;
    if (toStatus(error) >= 500) report(this.#exchange, error);
    const shown = toPublicError(error);
    awaited.reject(shown);
    this.#arrive(awaited, `"error":${escapeJson(JSON.stringify(shown.message))}`);
  }

  #arrive(awaited: Awaited, members: string): void {
    awaited.isMissing = false;
    this.#missing -= 1;
    if (this.isComplete) this.#end();
    if (this.#sends) (this.#arrived ??= []).push(`{"id":${awaited.id},${members}}`);
    this.onArrival();
  }
}
