/** What the stages hand to each other, types only, in the order in which a request meets them. */
import type { DocumentSource, PreparedDocument } from './document-parts.ts';
import type { LateBody } from './stream/late-body.ts';
import type { CheckedRedirect } from './redirect.ts';
import type {
  ApiHandler,
  GetServerSideProps,
  HeadTags,
  NodeApiHandler,
  ParsedQuery,
  Props,
  ServerRenderer,
} from './types.ts';

/** url → What a request asks for, read from its URL alone. */
export interface Target {
  /** The canonical path of the page or file, without base path, locale and final slash. */
  path: string;
  /** The search string with its question mark, or nothing. */
  search: string;
  /** Path and search as the visitor sees them, also of a data request, also after a rewrite. */
  url: string;
  /** The locale of the path, where the app has some. */
  locale?: string;
  /** Whether the path named it. */
  hasLocalePrefix?: true;
  /** The build id that a data request names; absent on any other request. */
  dataOf?: string;
  /** How many of the page's outermost layouts the client keeps. */
  kept?: number;
  /** The path in the form that it should have been asked by. */
  movedTo?: string;
  /** Not below the base path: no page has it. */
  isOutside?: true;
  /** The route at this address, where that is known without matching it. */
  match?: Match;
  /** What rewrites have added to the query. */
  added?: ParsedQuery;
  isRewritten?: true;
}

/** match → The page that a path belongs to, and what its dynamic segments hold. */
export interface Match {
  pattern: string;
  params?: ParsedQuery;
}

/** page → One of what a view is made of: the app, a layout, the page itself. */
export interface Layer {
  /** For messages: `page "/blog/[slug]"`, `layout "/blog/_layout"`. */
  place: string;
  Component: unknown;
  getServerSideProps?: GetServerSideProps;
  head?: HeadTags | ((context: never) => HeadTags);
}

/** page → A layout: `refetch`, whether its data is asked for again where a client keeps it. */
export interface LayoutLayer extends Layer {
  refetch: boolean;
}

/** page → A page that is ready to be rendered: everything that does not depend on the request is done. */
export interface Page extends Layer {
  pattern: string;
  hasParams: boolean;
  app?: Layer;
  /** Outermost first. */
  layouts: readonly LayoutLayer[];
  /** App, layouts and page, outermost first. */
  layers: readonly Layer[];
  /** Whether the app or a layout has `getServerSideProps`. */
  hasOuterData: boolean;
  hasLayoutData: boolean;
  renderer: ServerRenderer;
  hydrates: boolean;
  /** Whether its data may be prefetched. */
  isPrefetched: boolean;
  /** What its document is made of, whatever the locale. */
  source: DocumentSource;
  /** Its documents by locale, made when they are first asked for. */
  documents: Map<string | undefined, PreparedDocument>;
}

/** props → The props of a page, its app's among them, and of its layouts where these have some. */
export interface PageData {
  props: Props;
  /** Outermost first; `null` for one that the client keeps as it is. */
  layouts?: readonly (Props | null)[];
}

/** api → An API route that is ready to be run. */
export interface Api {
  pattern: string;
  /** Its web-standard handlers by method. */
  handlers: ReadonlyMap<string, ApiHandler>;
  /** Its Node-shaped handler; it has either this or the others. */
  nodeHandler: NodeApiHandler | undefined;
  /** The methods that it takes, for `Allow`. */
  allow: string;
  /** How many bytes of a body it reads. */
  bodyLimit: number;
  parsesBody: boolean;
  checksOrigin: boolean;
  /** In milliseconds. */
  answerTimeout: number;
}

/** props → What a page's data says is to be done. */
export type Outcome =
  | ({ kind: 'props' } & PageData)
  | { kind: 'redirect'; redirect: CheckedRedirect }
  | { kind: 'notFound' }
  | { kind: 'final'; body: string | Uint8Array };

/** document → What a response is made of. */
export interface Answer {
  status: number;
  /** Content type of the body. */
  type?: string;
  body: string | Uint8Array | LateBody | ReadableStream<Uint8Array> | null;
  /** What the page set itself; it wins over the defaults. */
  own?: Headers;
  /** What the configuration sets; what the page sets wins over it. */
  ruled?: readonly Header[];
  /** An API route's: the core says nothing of its own about caching. */
  isApi?: true;
  /** The policy of a document with a nonce: no other answer is like it, so that it has no ETag. */
  policy?: string;
  /** The core's own headers of this answer. */
  headers?: readonly Header[];
}

export type Header = readonly [name: string, value: string];
