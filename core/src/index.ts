export { defineAdapter } from './adapter.ts';
export { createApp } from './app.ts';
export { isOpenPlace } from './stream/is-open-place.ts';
export { PlinthError, httpError } from './errors.ts';
export { type Places, createPlaces } from './stream/places.ts';
export { type Tracked, trackPromise } from './stream/track.ts';
export type * from './types.ts';
