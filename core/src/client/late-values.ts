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
