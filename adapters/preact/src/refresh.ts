/** Runs in the browser, in development: connects the calls that the compiler puts into a module with prefresh. */
import '@prefresh/core';

// @ts-expect-error: the package has no types.
export { flush } from '@prefresh/utils';

type Sign = (
  type: unknown,
  key?: string,
  forceReset?: boolean,
  getCustomHooks?: () => unknown[],
) => unknown;

interface Prefresh {
  register(type: unknown, id: string): void;
  sign(...signature: [...Parameters<Sign>, status: string]): string;
}

const { __PREFRESH__: prefresh } = globalThis as unknown as { __PREFRESH__: Prefresh };

/** Takes a component of a module; one that it has already is replaced at the next flush. */
export function register(type: unknown, id: string): void {
  prefresh.register(type, id);
}

/** Makes what takes a component's hooks: first within the component, then with its description. */
export function createSign(): Sign {
  let status = 'begin';
  let first: unknown;
  return function sign(type, key, forceReset, getCustomHooks) {
    first ??= type;
    status = prefresh.sign(type ?? first, key, forceReset, getCustomHooks, status);
    return type;
  };
}
