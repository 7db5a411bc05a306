/** What the stages hand to each other, types only, in the order in which a request meets them. */
import type { DocumentParts } from './document-parts.ts';
import type { Prepared } from './prepared.ts';
import type { CheckedRedirect } from './redirect.ts';
import type { GetServerSideProps, HeadTags, ParsedQuery, Props, ServerRenderer } from './types.ts';

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
  /** What rewrites have added to the query. */
  added?: ParsedQuery;
  isRewritten?: true;
}

/** match → The page that a path belongs to, and what its dynamic segments hold. */
export interface Match {
  pattern: string;
  params?: ParsedQuery;
}

/** page → A page that is ready to be rendered: everything that does not depend on the request is done. */
export interface Page {
  pattern: string;
  hasParams: boolean;
  Component: unknown;
  getServerSideProps?: GetServerSideProps;
  head?: HeadTags | ((context: never) => HeadTags);
  renderer: ServerRenderer;
  hydrates: boolean;
  parts: DocumentParts;
  /** The document up to the view, where neither a request nor the view layer adds to its head. */
  opening: Prepared | undefined;
}

/** props → What a page's data says is to be done. */
export type Outcome =
  | { kind: 'props'; props: Props }
  | { kind: 'redirect'; redirect: CheckedRedirect }
  | { kind: 'notFound' }
  | { kind: 'final'; body: string | Uint8Array };

/** document → What a response is made of. */
export interface Answer {
  status: number;
  /** Content type of the body. */
  type?: string;
  body: string | Uint8Array | null;
  /** What the page set itself; it wins over the defaults. */
  own?: Headers;
  /** What the configuration sets; what the page sets wins over it. */
  ruled?: readonly Header[];
  /** The policy of a document with a nonce: no other answer is like it, so that it has no ETag. */
  policy?: string;
  /** The core's own headers of this answer. */
  headers?: readonly Header[];
}

export type Header = readonly [name: string, value: string];
