import { catchError, createRoot, getOwner } from 'solid-js';

/**
 * Where an owner's context holds what takes the errors of all that it owns. `catchError` puts it there with
 * an object literal that has a computed key and a spread, for which V8 takes a twentieth of a small page's time.
 */
export const onErrorKey: symbol = createRoot(() => catchError(readKey, () => {}) as symbol, null);

function readKey(): symbol {
  const [key] = Object.getOwnPropertySymbols(getOwner()?.context ?? {});
  return key as symbol;
}
