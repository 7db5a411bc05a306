import {
  answerData,
  answerError,
  answerExternal,
  answerOutcome,
  answerRedirect,
  answerStatus,
  htmlType,
  toAnswer,
  toDataAnswer,
} from './answers.ts';
import { type Config, foldOptions } from './config.ts';
import { Exchange } from './exchange.ts';
import type { Match, Target } from './flow.ts';
import { PageContext } from './page-context.ts';
import { findFile } from './stages/files.ts';
import { matchHeaders } from './stages/headers.ts';
import { matchDynamic, matchExact } from './stages/match.ts';
import { refuseMethod } from './stages/method.ts';
import { runMiddleware } from './stages/middleware.ts';
import { loadPage } from './stages/page.ts';
import { loadProps } from './stages/props.ts';
import { proxyRequest } from './stages/proxy.ts';
import { asksForLocale, findRedirect, localeVary } from './stages/redirects.ts';
import { toResponse } from './stages/response.ts';
import { type Places, rewrite } from './stages/rewrites.ts';
import { readTarget } from './stages/url.ts';
import { isThenable } from './thenable.ts';
import type { App, AppOptions, Assets } from './types.ts';
import { writePage } from './write-page.ts';

/** What the servers of this package need of an app beyond its public face. */
export interface AppInternals {
  clientDir: string | undefined;
  withAssets(assets: Assets): App;
  /** Answers only where the app has a file or a page. */
  fetchKnown(request: Request, platform: readonly unknown[]): Promise<Response | undefined>;
}

/** A registry symbol, because a built app may hold a copy of this package of its own. */
export const appInternals: unique symbol = Symbol.for('plinth.app') as never;

/**
 * Makes an app of adapters and pages.
 *
 * @throws PLINTH_NO_ADAPTER, PLINTH_ADAPTER_API_VERSION, PLINTH_ADAPTER_SERVER, PLINTH_ROUTE_INVALID, PLINTH_ROUTE_CONFLICT, PLINTH_OPTIONS_INVALID, PLINTH_MIDDLEWARE_INVALID, PLINTH_CODEC_INVALID
 */
export function createApp(options: AppOptions): App {
  return bindApp(foldOptions(options));
}

function bindApp(config: Config): App {
  const internals: AppInternals = {
    clientDir: config.build.clientDir,
    withAssets: (assets) => bindApp({ ...config, assets }),
    fetchKnown: (request, platform) => handle(new Exchange(config, request, platform, true)),
  };
  const app: App = {
    fetch: (request, ...platform) =>
      handle(new Exchange(config, request, platform)) as Promise<Response>,
    request: (path, init) => app.fetch(new Request(`http://localhost${path}`, init)),
  };
  return Object.defineProperty(app, appInternals, { value: internals });
}

/** Runs the pipeline; an error runs page → document once more, for the error page. */
function handle(exchange: Exchange): Promise<Response | undefined> {
  const fail = (error: unknown): Promise<Response> => answerError(exchange, error);
  try {
    return run(exchange).catch(fail);
  } catch (error) {
    return fail(error);
  }
}

/** The way of a request, a stage a line, up to what middleware stands around. */
function run(exchange: Exchange): Promise<Response | undefined> {
  const { config, request } = exchange;
  const target = (exchange.target = readTarget(request.url, config.paths));
  if (config.headers) exchange.ruled = matchHeaders(config.headers, exchange, target);
  const redirect = findRedirect(exchange, target);
  if (redirect && isOurs(exchange, target)) return answerRedirect(exchange, redirect);
  if (config.i18n) addVary(exchange, target);
  if (config.middleware) return guard(exchange, target, answer);
  return answer(exchange, target);
}

/** The root of an app that chooses by language is another page for another visitor. */
function addVary(exchange: Exchange, target: Target): void {
  if (asksForLocale(exchange, target)) exchange.ruled = [...(exchange.ruled ?? []), localeVary];
}

/** Runs what middleware matches a target around the rest; an error of the rest is its error page. */
function guard(
  exchange: Exchange,
  target: Target,
  rest: (exchange: Exchange, target: Target) => Promise<Response | undefined>,
): Promise<Response | undefined> {
  const { paths } = exchange.config;
  const reread = ({ url }: Request): Target => {
    const { dataOf, kept, locale } = target;
    const { movedTo: _, ...read } = readTarget(url, paths);
    return { ...read, url: target.url, locale: read.locale ?? locale, dataOf, kept };
  };
  const answering = runMiddleware(exchange, target, reread, (following) =>
    rest(exchange, following).catch((error: unknown) => answerError(exchange, error)),
  );
  return target.dataOf === undefined ? answering : answering.then(toDataAnswer);
}

/** files → match → page or API route, with the rewrites between them. */
async function answer(exchange: Exchange, target: Target): Promise<Response | undefined> {
  exchange.target = target;
  const { rewrites } = exchange.config;
  const answering = rewrites ? walk(exchange, target, 0) : look(exchange, target, everywhere);
  const found = isThenable(answering) ? await answering : answering;
  return found ?? (exchange.isKnownOnly ? undefined : answerStatus(exchange, 404));
}

const everywhere: Places = { exact: true, dynamic: true };

/** Goes through the rewrites in their order; each new path passes its guards before it is looked at. */
async function walk(
  exchange: Exchange,
  target: Target,
  from: number,
): Promise<Response | undefined> {
  const { steps = [] } = exchange.config.rewrites ?? {};
  for (let i = from; i < steps.length; i++) {
    const { rule, places } = steps[i] as (typeof steps)[number];
    const following = rule ? rewrite(rule, exchange, target) : target;
    if (!following) continue;
    if (following instanceof URL) {
      return target.dataOf === undefined ? proxyRequest(exchange, following) : answerExternal();
    }
    const lookOn = async (_: Exchange, reached: Target): Promise<Response | undefined> => {
      exchange.target = reached;
      return (places && (await look(exchange, reached, places))) ?? walk(exchange, reached, i + 1);
    };
    return rule ? guard(exchange, following, lookOn) : lookOn(exchange, following);
  }
  return undefined;
}

/** Answers with the file or the page of a path, where there is one. */
async function look(
  exchange: Exchange,
  target: Target,
  { exact, dynamic }: Places,
): Promise<Response | undefined> {
  const { config, request } = exchange;
  if (target.isOutside) return undefined;
  if (exact) {
    const finding = findFile(config.assets, target, request);
    const file = isThenable(finding) ? await finding : finding;
    if (file) return file;
  }
  const match =
    (exact ? matchExact(config.routes, target.path) : undefined) ??
    (dynamic ? matchDynamic(config.routes, target.path) : undefined);
  return match && answerMatch(exchange, match);
}

/** page → method → props → state → render → document → response */
async function answerMatch(exchange: Exchange, match: Match): Promise<Response> {
  const { config, request, target } = exchange;
  if (target.dataOf !== undefined && target.dataOf !== config.build.id) {
    return answerStatus(exchange, 404);
  }
  exchange.pattern = match.pattern;
  const loading = loadPage(config.pages, match.pattern);
  const page = isThenable(loading) ? await loading : loading;
  const refusal = refuseMethod(page, request.method);
  if (refusal) return answerStatus(exchange, refusal.status, refusal);
  const context = new PageContext(exchange, match);
  const outcome = await loadProps(page, context);
  if (outcome.kind !== 'props') return answerOutcome(exchange, context, outcome);
  if (target.dataOf !== undefined) return answerData(exchange, page, context, outcome.props);
  const writing = writePage(exchange, page, context, outcome.props);
  const html = isThenable(writing) ? await writing : writing;
  return toResponse(request, toAnswer(exchange, context, htmlType, html));
}

/** A host that has no such page may have one of its own, and needs no redirect to ours. */
function isOurs({ config, isKnownOnly }: Exchange, target: Target): boolean {
  if (!isKnownOnly || target.movedTo === undefined) return true;
  const { path } = target;
  return Boolean(matchExact(config.routes, path) ?? matchDynamic(config.routes, path));
}
