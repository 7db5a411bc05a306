import { boundBody } from '../bounded-body.ts';
import { PlinthError } from '../errors.ts';
import type { Exchange } from '../exchange.ts';
import type { Target } from '../flow.ts';
import { isResponse } from '../is-response.ts';
import { RequestContext } from '../request-context.ts';
import { toMatcher } from '../rule-match.ts';
import type {
  Matcher,
  Middleware,
  MiddlewareContext,
  MiddlewareEntry,
  MiddlewareModule,
  Next,
} from '../types.ts';

/** A middleware that is ready to be run. */
export interface FoldedMiddleware {
  run: Middleware;
  matches: (exchange: Exchange, target: Target) => boolean;
}

/** Folds the app's middleware modules, outermost first. */
export function foldMiddleware(
  given: MiddlewareModule | readonly MiddlewareModule[] = [],
): FoldedMiddleware[] | undefined {
  const modules = 'default' in given ? [given] : given;
  const folded = modules.flatMap(({ default: list, config }) =>
    [list]
      .flat()
      .map((one) =>
        foldEntry(typeof one === 'object' ? one : { run: one as Middleware }, config?.matcher),
      ),
  );
  return folded.length > 0 ? folded : undefined;
}

function foldEntry(entry: MiddlewareEntry, shared: Matcher | undefined): FoldedMiddleware {
  const { run, matcher = shared } = entry;
  if (typeof run !== 'function') {
    throw new PlinthError(
      'PLINTH_MIDDLEWARE_INVALID',
      `A middleware is of the type ${typeof run}. Export a function from middleware.ts: export default (request, next) => next().`,
    );
  }
  if (matcher === undefined) return { run, matches: () => true };
  const rules = [matcher]
    .flat()
    .map((one) => toMatcher(typeof one === 'string' ? { source: one } : one, 'The matcher'));
  return {
    run,
    matches: (exchange, target) => rules.some((matches) => matches(exchange, target) !== undefined),
  };
}

/** Goes on with a request on its way to a target; nothing where the app has no answer. */
export type Rest = (target: Target) => Promise<Response | undefined>;

/** How a request that middleware has replaced is read. */
export type Reread = (request: Request) => Target;

/**
 * Runs the middlewares that match a target and have not run yet, each around what follows. After a
 * rewrite it is called again, so that a path is never reached past its guard.
 *
 * @throws PLINTH_MIDDLEWARE_RESULT, PLINTH_MIDDLEWARE_NEXT, and what a middleware throws
 */
export async function runMiddleware(
  exchange: Exchange,
  target: Target,
  reread: Reread,
  rest: Rest,
): Promise<Response | undefined> {
  const one = exchange.config.middleware?.find(
    (middleware) => !exchange.passed.has(middleware) && middleware.matches(exchange, target),
  );
  if (!one) return rest(target);
  exchange.passed.add(one);
  exchange.request = toWebRequest(exchange, target);
  let isUnknown = false;
  let wasCalled = false;
  const next: Next = async (replaced) => {
    if (wasCalled) throw calledTwice();
    wasCalled = true;
    if (replaced) checkOrigin(replaced, exchange.request);
    const following = replaced && replaced !== exchange.request ? reread(replaced) : target;
    if (replaced) exchange.request = replaced;
    const response = await runMiddleware(exchange, following, reread, rest);
    isUnknown = response === undefined;
    return response ?? new Response(null, { status: 404 });
  };
  const response: unknown = await one.run(
    exchange.request,
    next,
    new PathContext(exchange, target.path),
  );
  if (!isResponse(response)) throw badResult(response);
  return isUnknown && response.status === 404 ? undefined : response;
}

/** A plain `Request` for the page's own address, which a middleware may copy and change; one for all of them. */
function toWebRequest(exchange: Exchange, { url }: Target): Request {
  const { request, received, origin } = exchange;
  if (request !== received) return request;
  const { method, headers, signal } = request;
  const isRead = method === 'GET' || method === 'HEAD';
  const body = isRead ? null : boundBody(request, () => exchange.bodyLimit);
  const init = { method, headers, signal, body, duplex: 'half' } as RequestInit;
  return new Request(new URL(url, origin), init);
}

class PathContext extends RequestContext implements MiddlewareContext {
  readonly path: string;

  constructor(exchange: Exchange, path: string) {
    super(exchange);
    this.path = path;
  }
}

function badResult(value: unknown): PlinthError {
  return new PlinthError(
    'PLINTH_MIDDLEWARE_RESULT',
    `A middleware returned ${value === null ? 'null' : typeof value}, not a Response. Return a response, or go on: return next().`,
  );
}

/** @throws PLINTH_MIDDLEWARE_NEXT */
function checkOrigin(replaced: Request, request: Request): void {
  const [wanted, own] = [new URL(replaced.url).origin, new URL(request.url).origin];
  if (wanted === own) return;
  throw new PlinthError(
    'PLINTH_MIDDLEWARE_NEXT',
    `A middleware called next() with a request for ${wanted}, and this app is at ${own}. To answer with what another server says, return fetch(request).`,
  );
}

function calledTwice(): PlinthError {
  return new PlinthError(
    'PLINTH_MIDDLEWARE_NEXT',
    'A middleware called next() twice for one request. Call it once, and keep its response.',
  );
}
