import { PlinthError, readExposed, toStatus } from './errors.ts';
import type { Exchange } from './exchange.ts';
import type { Answer, Outcome, Page } from './flow.ts';
import { PageContext } from './page-context.ts';
import { toPublicPath } from './path-rules.ts';
import type { CheckedRedirect } from './redirect.ts';
import { report } from './report.ts';
import { type DataFormat, writeMembers } from './page-data.ts';
import { escapeJson } from './serialize.ts';
import { writeErrorDocument } from './stages/error-document.ts';
import { loadPage } from './stages/page.ts';
import { loadProps } from './stages/props.ts';
import { toRedirect, toResponse } from './stages/response.ts';
import type { Props } from './types.ts';
import { writePage } from './write-page.ts';

export const htmlType = 'text/html; charset=utf-8';
/** What a `Response` takes a string for (Fetch, "extract a body"); a browser that must guess might find markup. */
const textType = 'text/plain;charset=UTF-8';
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
    return answerRedirect(exchange, toPublic(exchange, outcome.redirect), own);
  }
  const type = typeof outcome.body === 'string' ? textType : undefined;
  return Promise.resolve(
    toResponse(exchange.request, toAnswer(exchange, context, type, outcome.body)),
  );
}

/** A path of the app as the browser asks for it. */
function toPublic({ config }: Exchange, redirect: CheckedRedirect): CheckedRedirect {
  const { destination, basePath } = redirect;
  if (config.paths.basePath === '' || basePath === false) return redirect;
  if (!destination.startsWith('/')) return redirect;
  return { ...redirect, destination: toPublicPath(destination, config.paths) };
}

/** A redirect; as data it is told, because a fetch could not see it. */
export async function answerRedirect(
  exchange: Exchange,
  redirect: CheckedRedirect,
  own?: Headers,
): Promise<Response> {
  const { request, target, ruled } = exchange;
  if (target.dataOf === undefined) return toRedirect(request, redirect, { own, ruled });
  const { destination, statusCode } = redirect;
  const body = JSON.stringify({ redirect: { destination, statusCode } });
  return toResponse(request, { status: 200, type: jsonType, body, own, ruled });
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

/** What another server answers has no data here: the browser is to load it as a document. */
export function answerExternal(): Response {
  return Response.json({ external: true }, { headers: { 'cache-control': 'private, no-store' } });
}

/** The props of a page as data. */
export function answerData(
  exchange: Exchange,
  page: Page,
  context: PageContext,
  props: Props,
): Response | Promise<Response> {
  const body = `{${writeData(page, context, props, exchange.config.data)}}`;
  return toResponse(exchange.request, toAnswer(exchange, context, jsonType, body));
}

function writeData(page: Page, context: PageContext, props: Props, format: DataFormat): string {
  const params = page.hasParams ? `,"params":${escapeJson(JSON.stringify(context.params))}` : '';
  const pattern = escapeJson(JSON.stringify(page.pattern));
  const { members } = writeMembers({ props }, page.pattern, format);
  return `"pattern":${pattern}${params},${members}`;
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
      (await writeStatusPage(exchange, status, facts)) ?? writeErrorDocument(status, facts.message);
    return toResponse(request, { status, type: htmlType, body, ruled, ...also });
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
    if (!found) return `{${what}}`;
    const { page, context, props } = found;
    return `{${what},${writeData(page, context, props, exchange.config.data)}}`;
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
