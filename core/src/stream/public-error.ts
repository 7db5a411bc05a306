import { readExposed } from '../errors.ts';

/** What stands in views for errors that were reported already. */
const told = new WeakSet<object>();

/** An error as views may show it: without its text, but for what is meant for visitors. */
export function toPublicError(error: unknown): Error {
  const shown = new Error(readExposed(error) ?? 'This part of the page could not be loaded.');
  delete shown.stack;
  told.add(shown);
  return shown;
}

/** Whether an error stands for one that was reported. */
export function isTold(error: unknown): boolean {
  return typeof error === 'object' && error !== null && told.has(error);
}
