export { defineAdapter } from './adapter.ts';
export { PlinthError } from './errors.ts';
export type * from './types.ts';
