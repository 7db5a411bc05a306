import { PlinthError } from './errors.ts';
import type { Exchange } from './exchange.ts';
import { toKind } from './patterns.ts';
import type { InstrumentationModule, RequestErrorContext } from './types.ts';

/** By module, because the dev server makes the app anew when a page comes or goes. */
const registrations = new WeakMap<InstrumentationModule, Promise<void>>();

/**
 * Runs the `register` of a module, once; a request waits for it, and none is answered where it fails.
 *
 * @throws PLINTH_INSTRUMENTATION_FAILED
 */
export function registerOnce(module: InstrumentationModule): Promise<void> {
  let running = registrations.get(module);
  if (!running) registrations.set(module, (running = register(module)));
  return running;
}

async function register(module: InstrumentationModule): Promise<void> {
  try {
    await module.register?.();
  } catch (cause) {
    throw new PlinthError(
      'PLINTH_INSTRUMENTATION_FAILED',
      `register() of instrumentation.ts failed, so that no request is answered: ${cause instanceof Error ? cause.message : 'it threw what is no Error'}. Correct it, or catch there what the app can do without.`,
      { cause },
    );
  }
}

/** Tells the app's module of an error, with what it needs to know where. */
export function tellModule(
  { onRequestError }: InstrumentationModule,
  exchange: Exchange,
  error: unknown,
): unknown {
  const { request, pattern } = exchange;
  const { method, headers, url } = request;
  const path = url.slice(url.indexOf('/', url.indexOf('://') + 3));
  return onRequestError?.(
    error,
    { path, method, headers: Object.fromEntries(headers) },
    { routePath: pattern, routeType: toRouteType(exchange) },
  );
}

function toRouteType({ pattern, isMiddlewareAtFault }: Exchange): RequestErrorContext['routeType'] {
  if (isMiddlewareAtFault) return 'middleware';
  return pattern !== undefined && toKind(pattern) === 'api' ? 'api' : 'page';
}
