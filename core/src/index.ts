export { defineAdapter } from './adapter.ts';
export { createApp } from './app.ts';
export { PlinthError, httpError } from './errors.ts';
export type * from './types.ts';
