import { type Config, errorPatterns, foldOptions } from './config.ts';
import { PlinthError } from './errors.ts';
import type { Answer, Outcome, Page, Target } from './flow.ts';
import { PageContext } from './page-context.ts';
import { escapeJson, serializeProps } from './serialize.ts';
import { writeDocument } from './stages/document.ts';
import { writeErrorDocument } from './stages/error-document.ts';
import { findFile } from './stages/files.ts';
import { matchRoute } from './stages/match.ts';
import { refuseMethod } from './stages/method.ts';
import { loadPage } from './stages/page.ts';
import { loadProps } from './stages/props.ts';
import { renderPage } from './stages/render.ts';
import { toRedirect, toResponse } from './stages/response.ts';
import { writeState } from './stages/state.ts';
import { readTarget } from './stages/url.ts';
import { isThenable } from './thenable.ts';
import type { CheckedRedirect } from './redirect.ts';
import type { App, AppOptions, Assets, Props } from './types.ts';

/** What the servers of this package need of an app beyond its public face. */
export interface AppInternals {
  clientDir: string | undefined;
  withAssets(assets: Assets): App;
  /** As `fetch`, told the request target as it stood in the request line. */
  fetchSent(request: Request, sent: string | undefined): Promise<Response>;
  /** As `fetchSent`, and answers only where the app has a file or a page. */
  fetchKnown(request: Request, sent: string | undefined): Promise<Response | undefined>;
}

/** A registry symbol, because a built app may hold a copy of this package of its own. */
export const appInternals: unique symbol = Symbol.for('plinth.app') as never;

const htmlType = 'text/html; charset=utf-8';
const jsonType = 'application/json; charset=utf-8';
/** Stands for the URL of a request whose own could not be read. */
const unknownTarget: Target = { path: '/', search: '' };

/**
 * Makes an app of adapters and pages.
 *
 * @throws PLINTH_NO_ADAPTER, PLINTH_ADAPTER_API_VERSION, PLINTH_ADAPTER_SERVER, PLINTH_ROUTE_INVALID, PLINTH_ROUTE_CONFLICT
 */
export function createApp(options: AppOptions): App {
  return bindApp(foldOptions(options));
}

function bindApp(config: Config): App {
  const internals: AppInternals = {
    clientDir: config.build.clientDir,
    withAssets: (assets) => bindApp({ ...config, assets }),
    fetchSent: (request, sent) =>
      handle({ config, request, platform: [], sent }) as Promise<Response>,
    fetchKnown: (request, sent) => handle({ config, request, platform: [], sent, knownOnly: true }),
  };
  const app: App = {
    fetch: (request, ...platform) => handle({ config, request, platform }) as Promise<Response>,
    request: (path, init) => app.fetch(new Request(`http://localhost${path}`, init)),
  };
  return Object.defineProperty(app, appInternals, { value: internals });
}

/** One request, and what the stages have found out about it so far. */
interface Exchange {
  config: Config;
  request: Request;
  platform: readonly unknown[];
  /** The request target as it stood in the request line, where a server of this package knows it. */
  sent?: string;
  /** Nothing is the answer where the app has neither file nor page. */
  knownOnly?: true;
  target?: Target;
  pattern?: string;
}

/** Runs the pipeline; an error runs page → document once more, for the error page. */
function handle(exchange: Exchange): Promise<Response | undefined> {
  return run(exchange).catch((error: unknown) => {
    const status = toStatus(error);
    if (status >= 500) report(exchange, error);
    return answerStatus(exchange, status);
  });
}

/** The way of a request, a stage a line. */
async function run(exchange: Exchange): Promise<Response | undefined> {
  const { config, request } = exchange;
  const target = (exchange.target = readTarget(request, exchange.sent));
  const finding = findFile(config.assets, target, request);
  const file = isThenable(finding) ? await finding : finding;
  if (file) return file;
  const match = matchRoute(config.routes, target.movedTo ?? target.path);
  if (!match && exchange.knownOnly) return undefined;
  if (target.movedTo !== undefined) return toRedirect(request, toMoved(target));
  if (!match || isOtherBuild(config, target)) return answerStatus(exchange, 404);
  exchange.pattern = match.pattern;
  const loading = loadPage(config.pages, match.pattern);
  const page = isThenable(loading) ? await loading : loading;
  const refusal = refuseMethod(page, request.method);
  if (refusal) return answerStatus(exchange, refusal.status, refusal);
  const context = new PageContext(request, exchange.platform, target, match);
  const outcome = await loadProps(page, context);
  if (outcome.kind !== 'props') return answerOutcome(exchange, context, outcome);
  if (target.dataOf !== undefined) return answerData(page, context, outcome.props);
  const writing = writePage(exchange, page, context, outcome.props);
  const html = isThenable(writing) ? await writing : writing;
  return toResponse(request, toAnswer(context, htmlType, html));
}

/** state → render → document. */
function writePage(
  exchange: Exchange,
  page: Page,
  context: PageContext,
  props: Props,
): string | Promise<string> {
  const state = writeState(page, props, context);
  const rendering = renderPage(page, props, context, (error) => report(exchange, error));
  if (!isThenable(rendering)) return writeDocument(page, props, rendering, context, state);
  return rendering.then((rendered) => writeDocument(page, props, rendered, context, state));
}

function answerOutcome(
  exchange: Exchange,
  context: PageContext,
  outcome: Exclude<Outcome, { kind: 'props' }>,
): Response | Promise<Response> {
  const { request, target } = exchange;
  const own = context.response.ownHeaders;
  if (outcome.kind === 'notFound') return answerStatus(exchange, 404, { own });
  if (outcome.kind === 'final')
    return toResponse(request, toAnswer(context, undefined, outcome.body));
  if (target?.dataOf === undefined) return toRedirect(request, outcome.redirect, own);
  const { redirect } = outcome;
  return toResponse(request, {
    status: 200,
    type: jsonType,
    body: JSON.stringify({ redirect }),
    own,
  });
}

function answerData(page: Page, context: PageContext, props: Props): Response | Promise<Response> {
  const params = page.hasParams ? `,"params":${escapeJson(JSON.stringify(context.params))}` : '';
  const body = `{"props":${serializeProps(props, page.pattern)}${params}}`;
  return toResponse(context.request, toAnswer(context, jsonType, body));
}

/** The app's page for a status, or the core's own; as data, the status alone. */
async function answerStatus(
  exchange: Exchange,
  status: number,
  also: Pick<Answer, 'own' | 'headers'> = {},
): Promise<Response> {
  const { request, target } = exchange;
  if (status === 204) return toResponse(request, { status, body: null, ...also });
  if (target?.dataOf !== undefined) {
    const body = JSON.stringify(
      status === 404 ? { notFound: true } : { error: { statusCode: status } },
    );
    return toResponse(request, { status, type: jsonType, body, ...also });
  }
  const body = (await writeStatusPage(exchange, status)) ?? writeErrorDocument(status);
  return toResponse(request, { status, type: htmlType, body, ...also });
}

async function writeStatusPage(exchange: Exchange, status: number): Promise<string | undefined> {
  const { config, request, platform, target = unknownTarget } = exchange;
  const pattern = `/${status}`;
  if (!errorPatterns.has(pattern) || !Object.hasOwn(config.pages.sources, pattern))
    return undefined;
  try {
    const page = await loadPage(config.pages, pattern);
    const context = new PageContext(request, platform, target, { pattern });
    return await writePage(exchange, page, context, { statusCode: status });
  } catch (error) {
    report(exchange, error);
    return undefined;
  }
}

function toAnswer(context: PageContext, type: string | undefined, body: Answer['body']): Answer {
  return { status: context.response.status, type, body, own: context.response.ownHeaders };
}

function toMoved({ movedTo, search }: Target): CheckedRedirect {
  return { destination: `${movedTo}${search}`, statusCode: 308 };
}

/** A page of another build may not fit the props of this one. */
function isOtherBuild(config: Config, target: Target): boolean {
  return target.dataOf !== undefined && target.dataOf !== config.build.id;
}

/** A page may throw anything, also what throws when it is looked at. */
function toStatus(error: unknown): number {
  try {
    return error instanceof PlinthError ? error.status : 500;
  } catch {
    return 500;
  }
}

/** A reporter that fails must not take the answer with it. */
function report({ config, request, pattern }: Exchange, error: unknown): void {
  try {
    config.report(error, { request, pattern });
  } catch (failure) {
    console.error(`onError failed, or an error cannot be shown (a ${typeof failure} was thrown).`);
  }
}
