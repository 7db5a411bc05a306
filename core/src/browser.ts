/** What `@plinth/core` is in a browser: what an adapter's shared module needs, and nothing of the server. */
export { defineAdapter } from './adapter.ts';
export { claimPlace } from './stream/claim-place.ts';
export { PlinthError, httpError } from './errors.ts';
export type * from './types.ts';
