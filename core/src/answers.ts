import { readExposed, toStatus } from './errors.ts';
import type { Exchange } from './exchange.ts';
import { writeDataFields } from './data-fields.ts';
import type { Answer, Header, Outcome, Page, PageData } from './flow.ts';
import { findStatusPage, loadStatusPage, withoutOuterLayers } from './load-status-page.ts';
import { htmlType, jsonType, linesType, textType } from './media-types.ts';
import type { PageContext } from './page-context.ts';
import { toPublicPath } from './path-rules.ts';
import type { CheckedRedirect } from './redirect.ts';
import { report } from './report.ts';
import { escapeJson } from './serialize.ts';
import { writeErrorDocument } from './stages/error-document.ts';
import { toRedirect, toResponse } from './stages/response.ts';
import { deferProps, hasDeferred } from './stream/late-props.ts';
import { awaitData, sendData } from './stream/send-data.ts';
import { writePage } from './write-page.ts';

/** A document, with its policy where it has one. */
export function toDocument(exchange: Exchange, context: PageContext, html: Answer['body']): Answer {
  const answer = toAnswer(exchange, context, htmlType, html);
  if (exchange.config.policy) answer.policy = exchange.policy;
  return answer;
}

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
  const type = typeof outcome.body === 'string' ? textType : undefined;
  return Promise.resolve(toResponse(exchange, toAnswer(exchange, context, type, outcome.body)));
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
  const { target, ruled } = exchange;
  if (target.dataOf === undefined) return toRedirect(exchange, redirect, { own, ruled });
  const { destination, statusCode } = redirect;
  const body = JSON.stringify({ redirect: { destination, statusCode } });
  return toResponse(exchange, { status: 200, type: jsonType, body, own, ruled });
}

/** A redirect that middleware has made itself; a fetch of data could not see where it leads. */
export function toDataAnswer(response: Response | undefined): Response | undefined {
  const destination = response?.headers.get('location');
  if (!response || !destination || response.status < 300 || response.status > 399) return response;
  const headers = new Headers(response.headers);
  headers.delete('location');
  headers.delete('content-length');
  headers.set('content-type', jsonType);
  const redirect: CheckedRedirect = { destination, statusCode: response.status };
  return new Response(JSON.stringify({ redirect }), { headers });
}

/** What a file is, or another server answers, has no data here: the browser is to load it as a document. */
export async function answerExternal(file?: Response): Promise<Response> {
  await file?.body?.cancel();
  return Response.json({ external: true }, { headers: { 'cache-control': 'private, no-store' } });
}

/** The props of a page as data. */
export function answerData(
  exchange: Exchange,
  page: Page,
  context: PageContext,
  data: PageData,
): Response | Promise<Response> {
  if (hasDeferred(data)) return answerDeferredData(exchange, page, context, data);
  const body = `{${writeData(exchange, page, context, data)}}`;
  return toResponse(exchange, toAnswer(exchange, context, jsonType, body));
}

/** With deferred props: a line for what is there, and one for each that comes later. */
async function answerDeferredData(
  exchange: Exchange,
  page: Page,
  context: PageContext,
  given: PageData,
): Promise<Response> {
  const late = deferProps(exchange, page, given, true);
  const body = await sendData(exchange, late, () => writeData(exchange, page, context, late.rest));
  const answer = toAnswer(exchange, context, linesType, body);
  return toResponse(exchange, { ...answer, headers: toLateHeaders(exchange) });
}

/** Tells the browser what reads an answer with deferred props. */
function toLateHeaders({ config }: Exchange): readonly Header[] {
  const { late } = config.build;
  return late ? [['plinth-late', late.module]] : [];
}

/** Members of a JSON object. */
function writeData({ config }: Exchange, page: Page, context: PageContext, data: PageData): string {
  const pattern = escapeJson(JSON.stringify(page.pattern));
  return `"pattern":${pattern}${writeDataFields(page, data, context, config.data).fields}`;
}

/** The answer to an error: its status, the app's page for it, and to the log what only the log may know. */
export function answerError(exchange: Exchange, error: unknown): Promise<Response> {
  const status = toStatus(error);
  reportServerError(exchange, error);
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
  const { target, ruled, config } = exchange;
  if (status === 204) return toResponse(exchange, { status, body: null, ruled, ...also });
  if (target.dataOf === undefined) {
    const body =
      (await writeStatusPage(exchange, status, facts)) ??
      writeErrorDocument(status, facts.message, exchange.nonce);
    const { policy } = exchange;
    return toResponse(exchange, { status, type: htmlType, body, ruled, policy, ...also });
  }
  const { body, type, headers } =
    target.dataOf === config.build.id
      ? await writeStatusData(exchange, status, facts)
      : toJsonData(`{"build":${JSON.stringify(config.build.id)}}`);
  const all = [...(headers ?? []), ...(also.headers ?? [])];
  return toResponse(exchange, { status, type, body, ruled, ...also, headers: all });
}

async function writeStatusPage(
  exchange: Exchange,
  status: number,
  facts: { message?: string },
): Promise<Answer['body'] | undefined> {
  const write = async (page: Page): Promise<Answer['body']> => {
    const { context, data } = await loadStatusPage(exchange, page, status, facts);
    return writePage(exchange, page, context, data, true);
  };
  try {
    const page = await findStatusPage(exchange, status);
    if (!page || page.layers.length === 1) return page && (await write(page));
    return await write(page).catch((error: unknown) => {
      reportServerError(exchange, error);
      return write(withoutOuterLayers(page));
    });
  } catch (error) {
    report(exchange, error);
    return undefined;
  }
}

/** Without a page in it, the browser loads the document. */
async function writeStatusData(
  exchange: Exchange,
  status: number,
  facts: { message?: string },
): Promise<Pick<Answer, 'body' | 'type' | 'headers'>> {
  const what =
    status === 404
      ? '"notFound":true'
      : `"error":${escapeJson(JSON.stringify({ statusCode: status, ...facts }))}`;
  try {
    const page = await findStatusPage(exchange, status);
    if (!page) return toJsonData(`{${what}}`);
    const { context, data } = await loadStatusPage(exchange, page, status, facts);
    const write = (own: PageData): string => `${what},${writeData(exchange, page, context, own)}`;
    if (!hasDeferred(data)) return toJsonData(`{${write(data)}}`);
    const late = deferProps(exchange, page, data, true);
    const body = await awaitData(exchange, late, () => write(late.rest));
    return { body, type: linesType, headers: toLateHeaders(exchange) };
  } catch (error) {
    reportServerError(exchange, error);
    return toJsonData(`{${what}}`);
  }
}

function toJsonData(body: string): Pick<Answer, 'body' | 'type' | 'headers'> {
  return { body, type: jsonType };
}

/** What is below 500 has been answered, and is nobody's mistake. */
function reportServerError(exchange: Exchange, error: unknown): void {
  if (toStatus(error) >= 500) report(exchange, error);
}
