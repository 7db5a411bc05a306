import { PlinthError, readExposed, toStatus } from './errors.ts';
import type { Exchange } from './exchange.ts';
import type { Answer, Outcome, Page } from './flow.ts';
import { PageContext } from './page-context.ts';
import { toPublicPath } from './path-rules.ts';
import type { CheckedRedirect } from './redirect.ts';
import { report } from './report.ts';
import { escapeJson, serializeProps } from './serialize.ts';
import { writeErrorDocument } from './stages/error-document.ts';
import { loadPage } from './stages/page.ts';
import { loadProps } from './stages/props.ts';
import { toRedirect, toResponse } from './stages/response.ts';
import type { Props } from './types.ts';
import { writePage } from './write-page.ts';

const htmlType = 'text/html; charset=utf-8';
/** A document, with its policy where it has one. */
export function toDocument(exchange: Exchange, context: PageContext, html: string): Answer {
  const answer = toAnswer(exchange, context, htmlType, html);
  if (exchange.config.policy) answer.policy = exchange.policy;
  return answer;
}

const jsonType = 'application/json; charset=utf-8';

/** An answer as the page wants it, with what the configuration adds. */
export function toAnswer(
  { ruled }: Exchange,
  { response }: PageContext,
  type: string | undefined,
  body: Answer['body'],
): Answer {
  return { status: response.status, type, body, own: response.ownHeaders, ruled };
}

/** What `getServerSideProps` wants instead of its page. */
export function answerOutcome(
  exchange: Exchange,
  context: PageContext,
  outcome: Exclude<Outcome, { kind: 'props' }>,
): Promise<Response> {
  const own = context.response.ownHeaders;
  if (outcome.kind === 'notFound') return answerStatus(exchange, 404, { own });
  if (outcome.kind === 'redirect') {
    return answerRedirect(exchange, toPublic(outcome.redirect, exchange), own);
  }
  const { request } = exchange;
  return Promise.resolve(toResponse(request, toAnswer(exchange, context, undefined, outcome.body)));
}

function toPublic(redirect: CheckedRedirect, { config }: Exchange): CheckedRedirect {
  const { destination, statusCode, isOwn } = redirect;
  return { destination: isOwn ? toPublicPath(destination, config.paths) : destination, statusCode };
}

/** A redirect; as data it is told, because a fetch could not see it. */
export async function answerRedirect(
  exchange: Exchange,
  redirect: CheckedRedirect,
  own?: Headers,
): Promise<Response> {
  const { request, target, ruled } = exchange;
  if (target.dataOf === undefined) return toRedirect(request, redirect, { own, ruled });
  const body = JSON.stringify({ redirect });
  return toResponse(request, { status: 200, type: jsonType, body, own, ruled });
}

/** The props of a page as data. */
export function answerData(
  exchange: Exchange,
  page: Page,
  context: PageContext,
  props: Props,
): Response | Promise<Response> {
  const body = `{${writeData(page, context, props)}}`;
  return toResponse(exchange.request, toAnswer(exchange, context, jsonType, body));
}

function writeData(page: Page, context: PageContext, props: Props): string {
  const params = page.hasParams ? `,"params":${escapeJson(JSON.stringify(context.params))}` : '';
  const pattern = escapeJson(JSON.stringify(page.pattern));
  return `"pattern":${pattern}${params},"props":${serializeProps(props, page.pattern)}`;
}

/** The answer to an error: its status, the app's page for it, and to the log what only the log may know. */
export function answerError(exchange: Exchange, error: unknown): Promise<Response> {
  const status = toStatus(error);
  if (status >= 500) report(exchange, error);
  const message = readExposed(error);
  return answerStatus(exchange, status, {}, message === undefined ? {} : { message });
}

/** The app's page for a status, or the core's own; as data, what the browser needs to show that page. */
export async function answerStatus(
  exchange: Exchange,
  status: number,
  also: Pick<Answer, 'own' | 'headers'> = {},
  facts: { message?: string } = {},
): Promise<Response> {
  const { request, target, ruled, config } = exchange;
  if (status === 204) return toResponse(request, { status, body: null, ruled, ...also });
  if (target.dataOf === undefined) {
    const body =
      (await writeStatusPage(exchange, status, facts)) ??
      writeErrorDocument(status, exchange.nonce);
    const { policy } = exchange;
    return toResponse(request, { status, type: htmlType, body, ruled, policy, ...also });
  }
  const body =
    target.dataOf === config.build.id
      ? await writeStatusData(exchange, status, facts)
      : JSON.stringify({ build: config.build.id });
  return toResponse(request, { status, type: jsonType, body, ruled, ...also });
}

async function writeStatusPage(
  exchange: Exchange,
  status: number,
  facts: { message?: string },
): Promise<string | undefined> {
  try {
    const found = await loadStatusPage(exchange, status, facts);
    return found && (await writePage(exchange, found.page, found.context, found.props));
  } catch (error) {
    report(exchange, error);
    return undefined;
  }
}

async function writeStatusData(
  exchange: Exchange,
  status: number,
  facts: { message?: string },
): Promise<string> {
  const what =
    status === 404
      ? '"notFound":true'
      : `"error":${escapeJson(JSON.stringify({ statusCode: status, ...facts }))}`;
  try {
    const found = await loadStatusPage(exchange, status, facts);
    return found ? `{${what},${writeData(found.page, found.context, found.props)}}` : `{${what}}`;
  } catch (error) {
    report(exchange, error);
    return `{${what}}`;
  }
}

/** The page for a status is the one of its name, else `_error`, which alone may have data of its own. */
async function loadStatusPage(
  exchange: Exchange,
  status: number,
  facts: { message?: string },
): Promise<{ page: Page; context: PageContext; props: Props } | undefined> {
  const { pages } = exchange.config;
  const pattern = [`/${status}`, '/_error'].find((name) => Object.hasOwn(pages.sources, name));
  if (pattern === undefined) return undefined;
  const page = await loadPage(pages, pattern);
  const context = new PageContext(exchange, { pattern });
  context.response.status = status;
  const outcome = await loadProps(page, context);
  if (outcome.kind !== 'props') throw badErrorPage(pattern, outcome.kind);
  return { page, context, props: { ...outcome.props, statusCode: status, ...facts } };
}

function badErrorPage(pattern: string, kind: string): PlinthError {
  return new PlinthError(
    'PLINTH_ERROR_PAGE_RESULT',
    `getServerSideProps of the page "${pattern}" answered with ${kind}. An error page is what is shown when nothing else can be: return { props: {…} }.`,
  );
}
