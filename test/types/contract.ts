/** Checked by the compiler alone: what must compile, and after each `@ts-expect-error` what must not. */
import { createApp, defineAdapter } from '@plinth/core';
import type {
  Adapter,
  ApiConfig,
  ApiHandler,
  ApiModule,
  ClientRenderer,
  Codec,
  Codecs,
  GetServerSideProps,
  GetServerSidePropsContext,
  GetServerSidePropsResult,
  Head,
  InferGetServerSidePropsType,
  NodeApiHandler,
  PageParams,
  PageConfig,
  RoutePattern,
  ServerRenderer,
} from '@plinth/core';
import { html, later, raw } from '@plinth/string';

type Equal<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function expectTrue<T extends true>(): T | undefined {
  return undefined;
}

// ── getServerSideProps ──

const explicit: GetServerSideProps<{ n: number }, { slug: string }> = async ({ params, query }) => {
  const slug: string = params.slug;
  const page: string | string[] | undefined = query.page;
  return { props: { n: slug.length + (page?.length ?? 0) } };
};

const inferred = (async ({ req, res, signal }) => {
  res.setHeader('x-a', '1');
  await fetch(req.url, { signal });
  return Math.random() > 0.5 ? { props: { list: [1, 2] } } : { notFound: true };
}) satisfies GetServerSideProps;

expectTrue<Equal<InferGetServerSidePropsType<typeof explicit>, { n: number }>>();
expectTrue<Equal<InferGetServerSidePropsType<typeof inferred>, { list: number[] }>>();

const late = (() => ({ props: Promise.resolve({ a: 'b' }) })) satisfies GetServerSideProps;
expectTrue<Equal<InferGetServerSidePropsType<typeof late>, { a: string }>>();

const rich = (() => ({
  props: { at: new Date(), tags: new Map([['a', 1n]]), maybe: undefined, ids: new Set([/a/]) },
})) satisfies GetServerSideProps;
expectTrue<
  Equal<
    InferGetServerSidePropsType<typeof rich>,
    { at: Date; tags: Map<string, bigint>; maybe: undefined; ids: Set<RegExp> }
  >
>();

interface Shelf {
  since: Date;
  books: Map<string, URL>;
}
const named: GetServerSideProps<Shelf> = () => ({ props: { since: new Date(), books: new Map() } });
expectTrue<Equal<InferGetServerSidePropsType<typeof named>, Shelf>>();

// @ts-expect-error: props of another type
const wrongProps: GetServerSideProps<{ n: number }> = () => ({ props: { n: 'one' } });

// @ts-expect-error: nothing is no result
const noResult: GetServerSideProps = () => {};

const wrongRedirect: GetServerSideProps = () => ({
  // @ts-expect-error: permanent and statusCode exclude each other
  redirect: { destination: '/', permanent: true, statusCode: 301 },
});

// @ts-expect-error: 300 is no redirect that can be sent
const wrongStatus: GetServerSideProps = () => ({ redirect: { destination: '/', statusCode: 300 } });

const plainRedirect: GetServerSidePropsResult<{ a: 1 }> = { redirect: { destination: '/' } };

function readContext(context: GetServerSidePropsContext): void {
  // @ts-expect-error: a page without dynamic segments has no parameters
  void context.params.slug;
  // @ts-expect-error: the request is not the page's to change
  context.request = new Request('http://localhost');
  context.response.status = 418;
}

// ── API routes ──

const apiHandler: ApiHandler = async (request, { params, draftMode }) =>
  Response.json([await request.json(), params.id, draftMode]);
// @ts-expect-error: a handler of a method returns a Response
const noResponse: ApiHandler = () => ({ a: 1 });
const nodeHandler: NodeApiHandler = (req, res) => {
  const agent: string | undefined = req.headers['user-agent'];
  const other: string | string[] | undefined = req.headers['x-other'];
  req.on('data', (chunk: Buffer) => chunk.length);
  res.status(200).setHeader('x-a', ['b']).send({ agent, other, body: req.body });
  // @ts-expect-error: a header is text
  res.setHeader('x-a', {});
  // @ts-expect-error: what a client sends is not known
  return req.body.name as unknown;
};
const apiModule: ApiModule = { GET: apiHandler, default: nodeHandler };
const apiConfig: ApiConfig = { api: { bodyParser: { sizeLimit: '4mb' }, answerTimeout: false } };
// @ts-expect-error: no such setting
const wrongApiConfig: ApiConfig = { api: { bodyparser: false } };

// ── routes ──

expectTrue<Equal<PageParams<'/blog/[slug]'>, { slug: string }>>();
expectTrue<Equal<PageParams<'/[a]/x/[...rest]'>, { a: string; rest: string[] }>>();
expectTrue<Equal<PageParams<'/[[...path]]'>, { path?: string[] }>>();
expectTrue<Equal<PageParams<'/@[user]/post-[id].json'>, { user: string; id: string }>>();
expectTrue<Equal<PageParams<'/about'>, undefined>>();
expectTrue<Equal<PageParams<'/'>, undefined>>();
expectTrue<Equal<RoutePattern, string>>();

const typed: GetServerSideProps<{ n: number }, PageParams<'/blog/[slug]'>> = ({ params }) => {
  // @ts-expect-error: the file name says slug
  void params.id;
  return { props: { n: params.slug.length } };
};

// ── page modules ──

const config: PageConfig = { hydrate: 'idle' };
// @ts-expect-error: not a way to hydrate
const wrongConfig: PageConfig = { hydrate: 'soon' };
const head: Head<{ title: string }> = ({ props, url }) => ({ title: props.title + url.pathname });
// @ts-expect-error: a title is text
const wrongHead: Head = { title: 5 };

// ── adapters ──

type Component = (props: unknown) => string;
const server: ServerRenderer<Component> = {
  render: ({ Page, props }, { hydrate }) => ({ html: Page(props) + (hydrate ? '' : ' ') }),
};
const client: ClientRenderer<Component> = {
  mount: (root, { Page, props }) => {
    root.textContent = Page(props);
    return { update: () => {}, unmount: () => root.replaceChildren() };
  },
};
const adapter: Adapter = defineAdapter({ name: 'mine', server });
const asFunction: Adapter = defineAdapter({
  name: 'mine',
  server: (options) => ({ render: () => ({ html: `${options['a']}` }) }),
});
// @ts-expect-error: no server half
const noServer: Adapter = defineAdapter({ name: 'mine' });
// @ts-expect-error: render must give HTML
const noHtml: ServerRenderer = { render: () => ({}) };
// @ts-expect-error: apiVersion is set by defineAdapter
const ownVersion: Adapter = defineAdapter({ name: 'mine', server, apiVersion: 1 });

// ── the app ──

const app = createApp({
  adapters: [adapter],
  pages: { '/': { default: () => '' }, '/later': async () => ({ default: () => '', config }) },
});
const answer: Promise<Response> = app.fetch(new Request('http://localhost'), { env: 1 });
// @ts-expect-error: pages must have a component
createApp({ adapters: [adapter], pages: { '/': { head } } });

// ── codecs ──

class Money {
  readonly cents: number;
  readonly currency: string;
  constructor(cents: number, currency: string) {
    this.cents = cents;
    this.currency = currency;
  }
}
const money: Codec<Money, [number, string]> = {
  class: Money,
  encode: ({ cents, currency }) => [cents, currency],
  decode: ([cents, currency]) => new Money(cents, currency),
};
const tested = {
  test: (value) => value instanceof Money,
  encode: (value) => value.cents,
  decode: (cents) => new Money(cents, ''),
} satisfies Codec<Money, number>;
const codecs: Codecs = { money, tested };
createApp({ adapters: [adapter], pages: {}, codecs });
// @ts-expect-error: nothing says what it is for
const noClass: Codec<Money, number> = { encode: () => 1, decode: () => new Money(1, '') };
// @ts-expect-error: class and test exclude each other
const both: Codec<Money, number> = { ...tested, class: Money };
const wrongData: Codec<Money, [number, string]> = {
  class: Money,
  // @ts-expect-error: encode returns what decode takes
  encode: ({ cents }) => cents,
  decode: ([cents, currency]) => new Money(cents, currency),
};

// ── html ──

const row = html`<b>${['a', 1, null, html`<i>x</i>`]}</b>${raw('<br>')}`;
const text: string = row.toString();
// @ts-expect-error: an object is no text
void html`${{ a: 1 }}`;
void html`${Promise.resolve('a')}${Promise.resolve([html`b`])}`;
// @ts-expect-error: what it resolves to is no text
void html`${Promise.resolve({ a: 1 })}`;
void html`${later(Promise.resolve(1), { show: (value) => value.toFixed(), error: 'failed' })}`;
// @ts-expect-error: the value is a number
void html`${later(Promise.resolve(1), { show: (value) => value.trim() })}`;

export {
  answer,
  apiConfig,
  apiModule,
  asFunction,
  both,
  client,
  noClass,
  noHtml,
  noResponse,
  noResult,
  noServer,
  ownVersion,
  plainRedirect,
  readContext,
  typed,
  text,
  wrongApiConfig,
  wrongConfig,
  wrongData,
  wrongHead,
  wrongProps,
  wrongRedirect,
  wrongStatus,
};
