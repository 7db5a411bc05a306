/** What `@plinth/core` is in a browser: what an adapter's shared module needs, and nothing of the server. */
export { defineAdapter } from './adapter.ts';
export { isOpenPlace } from './stream/is-open-place.ts';
export { PlinthError, httpError } from './errors.ts';
export { type Tracked, trackPromise } from './stream/track.ts';
export type * from './types.ts';
