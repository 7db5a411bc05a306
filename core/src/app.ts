import { answerApi } from './answer-api.ts';
import {
  answerData,
  answerError,
  answerExternal,
  answerOutcome,
  answerRedirect,
  answerStatus,
  toDataAnswer,
  toDocument,
} from './answers.ts';
import { type AppInternals, appInternals } from './app-internals.ts';
import { type Config, foldOptions } from './config.ts';
import { hasDraftCookie, readDraft } from './draft-mode.ts';
import { Exchange } from './exchange.ts';
import { finish } from './finish.ts';
import type { Answer, Match, Page, PageData, Target } from './flow.ts';
import { registerOnce } from './instrumentation.ts';
import { PageContext } from './page-context.ts';
import { findFile, toRuledFile } from './stages/files.ts';
import { matchHeaders } from './stages/headers.ts';
import { matchDynamic, matchExact } from './stages/match.ts';
import { refuseMethod } from './stages/method.ts';
import { runMiddleware } from './stages/middleware.ts';
import { checkOrigin } from './stages/origin.ts';
import { loadPage } from './stages/page.ts';
import { refusesPrefetch } from './stages/prefetch.ts';
import { loadProps } from './stages/props.ts';
import { proxyRequest } from './stages/proxy.ts';
import { asksForLocale, findRedirect, localeVary } from './stages/redirects.ts';
import { toResponse } from './stages/response.ts';
import { type Places, everywhere, rewrite } from './stages/rewrites.ts';
import { readTarget } from './stages/url.ts';
import { isThenable } from './thenable.ts';
import { toItself } from './to-itself.ts';
import { startTrace } from './trace.ts';
import type { App, AppOptions } from './types.ts';
import { writePage } from './write-page.ts';

/**
 * Makes an app of adapters and pages.
 *
 * @throws PLINTH_NO_ADAPTER, PLINTH_ADAPTER_API_VERSION, PLINTH_ADAPTER_SERVER, PLINTH_ROUTE_INVALID, PLINTH_ROUTE_CONFLICT, PLINTH_SPECIAL_FILE, PLINTH_OPTIONS_INVALID, PLINTH_MIDDLEWARE_INVALID, PLINTH_CODEC_INVALID
 */
export function createApp(options: AppOptions): App {
  return bindApp(foldOptions(options));
}

function bindApp(config: Config): App {
  const internals: AppInternals = {
    config,
    bind: (changes) => bindApp({ ...config, ...changes }),
    ready: async () => config.instrumentation && registerOnce(config.instrumentation),
    fetchSent: (request, sent, goOn) =>
      handle(new Exchange(config, request, [], sent), (response) => goOn(response as Response)),
    fetchKnown: (request, sent) => handle(new Exchange(config, request, [], sent, true), toItself),
  };
  const app: App = {
    fetch: (request, ...platform) =>
      handle(new Exchange(config, request, platform), toItself) as Promise<Response>,
    request: (path, init) => app.fetch(new Request(`http://localhost${path}`, init)),
  };
  return Object.defineProperty(app, appInternals, { value: internals });
}

/**
 * Answers a request, and tells how long it took where somebody wants to know. An error runs
 * page → document once more, for the error page. Without `async`, which costs a small page a turn more.
 */
function handle<Result>(
  exchange: Exchange,
  goOn: (response: Response | undefined) => Result,
): Promise<Result> {
  exchange.trace = startTrace(exchange);
  const conclude = (response: Response | undefined): Result | Promise<Result> => {
    const finished = finish(exchange, response);
    return isThenable(finished) ? finished.then(goOn) : goOn(finished);
  };
  const fail = (error: unknown): Promise<Result> => answerError(exchange, error).then(conclude);
  let answering: Answering;
  try {
    answering = start(exchange);
  } catch (error) {
    answering = Promise.reject(error);
  }
  return Promise.resolve(answering).then(conclude, fail);
}

/** The answer of a stage and of those after it; nothing where others are to answer. */
type Answering = Response | undefined | Promise<Response | undefined>;

/** What is to be done before anybody answers: for most requests, nothing. */
function start(exchange: Exchange): Answering {
  const { instrumentation, draft } = exchange.config;
  const hasDraft = draft !== undefined && hasDraftCookie(exchange.request);
  if (!instrumentation && !hasDraft) return run(exchange);
  return prepareExchange(exchange, hasDraft).then(() => run(exchange));
}

/** Whether the visitor sees drafts is known before anybody asks. */
async function prepareExchange(exchange: Exchange, hasDraft: boolean): Promise<void> {
  const { instrumentation } = exchange.config;
  if (instrumentation) await registerOnce(instrumentation);
  if (hasDraft) await readDraft(exchange);
}

/** The way of a request, a stage a line, up to what middleware stands around. */
function run(exchange: Exchange): Answering {
  const { config, request } = exchange;
  const target = (exchange.target = readTarget(request, config.paths, exchange.sent));
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
  rest: (exchange: Exchange, target: Target) => Answering,
): Promise<Response | undefined> {
  const { paths } = exchange.config;
  const reread = (request: Request): Target => {
    const { dataOf, kept, locale } = target;
    const { movedTo: _, ...read } = readTarget(request, paths);
    const isSame = read.path === target.path;
    return {
      ...read,
      url: target.url,
      locale: read.locale ?? locale,
      dataOf,
      kept: isSame ? kept : 0,
    };
  };
  const goOn = async (following: Target): Promise<Response | undefined> => {
    try {
      return await rest(exchange, following);
    } catch (error) {
      return answerError(exchange, error);
    }
  };
  const answering = runMiddleware(exchange, target, reread, goOn).catch((error: unknown) => {
    exchange.isMiddlewareAtFault = true;
    throw error;
  });
  return target.dataOf === undefined ? answering : answering.then(toDataAnswer);
}

/** What to do where a path leads to nothing. */
type Otherwise = () => Answering;

/** files → match → page or API route, with the rewrites between them. */
function answer(exchange: Exchange, target: Target): Answering {
  exchange.target = target;
  return exchange.config.rewrites
    ? walk(exchange, target, 0)
    : look(exchange, target, everywhere, () => answerNothing(exchange));
}

/** The app has nothing at this address: 404, or a matter for the server that it is mounted in. */
async function answerNothing(exchange: Exchange): Promise<Response | undefined> {
  return exchange.isKnownOnly ? undefined : answerStatus(exchange, 404);
}

/** Goes through the rewrites in their order; each new path passes its guards before it is looked at. */
function walk(exchange: Exchange, target: Target, from: number): Answering {
  const { steps = [] } = exchange.config.rewrites ?? {};
  for (let i = from; i < steps.length; i++) {
    const { rule, places } = steps[i] as (typeof steps)[number];
    const following = rule ? rewrite(rule, exchange, target) : target;
    if (!following) continue;
    if (following instanceof URL) {
      return target.dataOf === undefined ? proxyRequest(exchange, following) : answerExternal();
    }
    const goOn = (_: Exchange, reached: Target): Answering => {
      exchange.target = reached;
      return look(exchange, reached, places, () => walk(exchange, reached, i + 1));
    };
    return rule ? guard(exchange, following, goOn) : goOn(exchange, following);
  }
  return answerNothing(exchange);
}

/** Answers with the file or the page of a path, where there is one. */
function look(exchange: Exchange, target: Target, places: Places, otherwise: Otherwise): Answering {
  if (target.isOutside) return otherwise();
  if (!places.exact) return lookForPage(exchange, target, places, otherwise);
  const finding = findFile(exchange.config.assets, target, exchange.request);
  if (!finding) return lookForPage(exchange, target, places, otherwise);
  return Promise.resolve(finding).then((file) => {
    if (!file) return lookForPage(exchange, target, places, otherwise);
    if (target.dataOf !== undefined) return answerExternal(file);
    // Files are the same for all, and may be kept by all.
    exchange.draft = undefined;
    return exchange.ruled ? toRuledFile(file, exchange.ruled) : file;
  });
}

function lookForPage(
  exchange: Exchange,
  { path, match: known }: Target,
  { exact, dynamic }: Places,
  otherwise: Otherwise,
): Answering {
  const { routes } = exchange.config;
  const match =
    (exact ? (known ?? matchExact(routes, path)) : undefined) ??
    (dynamic ? matchDynamic(routes, path) : undefined);
  return match ? answerMatch(exchange, match) : otherwise();
}

/** What is found at an address: most often at once. */
function answerMatch(exchange: Exchange, match: Match): Answering {
  const { config, target } = exchange;
  const { pattern } = match;
  if (target.dataOf !== undefined && target.dataOf !== config.build.id) {
    return answerStatus(exchange, 404);
  }
  exchange.pattern = pattern;
  if (config.apis && Object.hasOwn(config.apis.sources, pattern)) {
    const hasPath = target.dataOf === undefined && !target.hasLocalePrefix;
    return hasPath ? answerApi(exchange, config.apis, match) : answerStatus(exchange, 404);
  }
  const loading = loadPage(config.pages, pattern);
  return isThenable(loading)
    ? loading.then((page) => answerPage(exchange, match, page))
    : answerPage(exchange, match, loading);
}

/** page → method → origin → props */
function answerPage(exchange: Exchange, match: Match, page: Page): Answering {
  const { request, target } = exchange;
  exchange.trace?.end('route');
  const refusal = refuseMethod(page, request.method);
  if (refusal) return answerStatus(exchange, refusal.status, refusal);
  if (refusesPrefetch(page, request)) return answerStatus(exchange, 503);
  if (request.method === 'POST') checkOrigin(exchange);
  const context = new PageContext(exchange, match);
  exchange.trace?.start('getServerSideProps');
  return loadProps(page, context, target.kept ?? 0, (outcome) => {
    exchange.trace?.end('getServerSideProps');
    if (outcome.kind !== 'props') return answerOutcome(exchange, context, outcome);
    return target.dataOf === undefined
      ? answerDocument(exchange, page, context, outcome)
      : answerData(exchange, page, context, outcome);
  });
}

/** props → state → render → document → response */
function answerDocument(
  exchange: Exchange,
  page: Page,
  context: PageContext,
  data: PageData,
): Response | Promise<Response> {
  exchange.trace?.start('render');
  const writing = writePage(exchange, page, context, data);
  const respond = (body: Answer['body']): Response | Promise<Response> => {
    exchange.trace?.end('render');
    return toResponse(exchange, toDocument(exchange, context, body));
  };
  return isThenable(writing) ? writing.then(respond) : respond(writing);
}

/** A host that has no such page may have one of its own, and needs no redirect to ours. */
function isOurs({ config, isKnownOnly }: Exchange, target: Target): boolean {
  if (!isKnownOnly || target.movedTo === undefined) return true;
  const { path } = target;
  return Boolean(matchExact(config.routes, path) ?? matchDynamic(config.routes, path));
}
