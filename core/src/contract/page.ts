/** The page module: what an app writes. */
import type { GetServerSidePropsContext } from './request.ts';

/** Search or path parameters: a key that occurs twice, and a catch-all, is an array. */
export type ParsedQuery = Record<string, string | string[] | undefined>;

/** Any value that JSON can carry. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** A page's props, as its component gets them. */
export type Props = Record<string, unknown>;

/** When a page wakes in the browser; `false` ships no script, no data and no preload. */
export type Hydrate = boolean | 'idle' | 'interaction';

/** A page's static settings: a literal, because the build reads it without running the page. */
export interface PageConfig {
  /** @default the adapter's own: `true`, for `string` pages `false` */
  hydrate?: Hydrate;
  /** The name of the adapter that renders the page, where no build can see it from the file. @default the first one */
  adapter?: string;
  /** A layout alone: whether its `getServerSideProps` runs again on a client navigation that keeps it. @default false */
  refetch?: boolean;
}

/** The attributes of one tag; `true` is an attribute without a value, `null`, `undefined` and `false` leave it out. */
export type TagAttributes = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** A tag of the head; of two tags with one `key`, the later wins. */
export interface HeadTag {
  readonly key?: string;
  readonly [attribute: string]: string | number | boolean | null | undefined;
}

/** What a page, a layout or a view layer puts into the document's head. */
export interface HeadTags {
  title?: string;
  meta?: readonly HeadTag[];
  link?: readonly HeadTag[];
  /** `children` is the script's text. */
  script?: readonly HeadTag[];
  htmlAttributes?: TagAttributes;
  bodyAttributes?: TagAttributes;
}

/** What a page's `head` function receives. */
export interface HeadContext<P = Props> {
  props: P;
  params: ParsedQuery;
  url: URL;
}

/** A page's `head` export. */
export type Head<P = Props> = HeadTags | ((context: HeadContext<P>) => HeadTags);

/** Where to send the client: `permanent` (308 or 307), or a `statusCode` of 301, 302, 303, 307 or 308. */
export type Redirect = {
  destination: string;
  /** `false`: a destination that is a path is written with the base path. */
  basePath?: false;
} & (
  | { permanent: boolean; statusCode?: never }
  | { statusCode: 301 | 302 | 303 | 307 | 308; permanent?: never }
  | { permanent?: never; statusCode?: never }
);

/** What `getServerSideProps` returns. */
export type GetServerSidePropsResult<P> =
  | { props: P | Promise<P> }
  | { redirect: Redirect }
  | { notFound: true };

/** A page's data: runs on each request, on the server only. */
export type GetServerSideProps<
  P extends object = Props,
  Params extends ParsedQuery | undefined = ParsedQuery | undefined,
> = (
  context: GetServerSidePropsContext<Params>,
) => Promise<GetServerSidePropsResult<P>> | GetServerSidePropsResult<P>;

/** The props that a `getServerSideProps` returns, its other results left aside. */
export type InferGetServerSidePropsType<Function_ extends (context: never) => unknown> = Awaited<
  Extract<Awaited<ReturnType<Function_>>, { props: unknown }>['props']
>;

/** A module under `pages/`. */
export interface PageModule<Component = unknown> {
  default: Component;
  getServerSideProps?: (context: never) => unknown;
  head?: HeadTags | ((context: never) => HeadTags);
  config?: PageConfig;
}

/** A page's props, as its `getServerSideProps` says: for the component's parameter. */
export type PageProps<Function_ extends (context: never) => unknown> =
  InferGetServerSidePropsType<Function_>;

/** What `_app` receives. */
export interface AppProps<Component = unknown> {
  Component: Component;
  pageProps: Props;
}

/** What the function of a `_document` receives: each string must come back exactly once. */
export interface DocumentContext {
  /** Attributes of `<html>`, each with its leading space. */
  readonly htmlAttributes: string;
  /** The contents of `<head>`. */
  readonly head: string;
  /** Attributes of `<body>`, each with its leading space. */
  readonly bodyAttributes: string;
  /** The view, in its root. */
  readonly main: string;
  /** State and script of the page, last in the body. */
  readonly scripts: string;
  /** A nonce for the document's own inline scripts; empty without `csp`. It may come back any number of times. */
  readonly nonce: string;
  readonly locale: string | undefined;
  readonly pattern: string;
}

/** The module `_document.ts`: called once a page and locale. */
export interface DocumentModule {
  default: (context: DocumentContext) => string;
}
