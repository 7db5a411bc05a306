export { defineAdapter } from './adapter.ts';
export { createApp } from './app.ts';
export { PlinthError } from './errors.ts';
export type * from './types.ts';
