import type { Exchange } from './exchange.ts';

/** Hands an error to the app; a reporter that fails must not take the answer with it. */
export function report({ config, request, pattern }: Exchange, error: unknown): void {
  try {
    config.report(error, { request, pattern });
  } catch (failure) {
    console.error(`onError failed, or an error cannot be shown (a ${typeof failure} was thrown).`);
  }
}
