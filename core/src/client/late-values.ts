import type { Props } from '../types.ts';
import type { Encoded } from './decode.ts';

/** What the data of a page says about its deferred props. */
export interface LateState {
  /** URL of the module that takes them. */
  module: string;
  /** Index of a layout, or null for the page; key; number of the value. */
  places: readonly (readonly [layout: number | null, key: string, id: number])[];
  /** What had arrived when this was written. */
  values: readonly LateValue[];
}

/** A value that has arrived, under its key, or what is to be said of its failure. */
export interface LateValue extends Encoded {
  id: number;
  props?: Props;
  error?: string;
}

/** A page's data, into which the promises go. */
export interface LateData extends Encoded {
  props?: Props;
  layouts?: readonly (Props | null)[];
  late?: LateState;
}

/** A promise that tells where it stands, with the means to settle it. */
export interface Deferred extends Promise<unknown> {
  fulfill(value: unknown): void;
  reject(reason: unknown): void;
}

export function createDeferred(): Deferred {
  let settle!: [resolve: (value: unknown) => void, reject: (reason: unknown) => void];
  const promise = new Promise<unknown>((...both) => (settle = both));
  // Whoever shows it says what is to be done.
  promise.catch(() => {});
  return Object.assign(promise, {
    status: 'pending',
    fulfill(value: unknown) {
      Object.assign(promise, { status: 'fulfilled', value });
      settle[0](value);
    },
    reject(reason: unknown) {
      Object.assign(promise, { status: 'rejected', reason });
      settle[1](reason);
    },
  });
}
