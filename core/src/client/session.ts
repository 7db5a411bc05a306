import type { Encoded } from './decode.ts';
import type { HeadTags, ClientRenderer, Mounted, ParsedQuery, Props, Route } from '../types.ts';

/** A page as its browser module exports it. */
export interface ClientPage {
  Page: unknown;
  head?: HeadTags | ((context: never) => HeadTags);
  renderer: ClientRenderer;
}

/** What the document carries for its script. */
export interface PageState extends Encoded {
  /** The build that made the document. */
  build: string;
  pattern: string;
  /** URL of the page's browser module. */
  module: string;
  /** URL of the table of routes. */
  routes: string;
  /** Whether the page has data of its own. */
  data: boolean;
  params?: ParsedQuery;
  props: Props;
}

/** A page of the app, as the table of routes has it. */
export interface KnownPage {
  pattern: string;
  params?: ParsedQuery;
  /** Whether the page has data of its own. */
  data: boolean;
  load: () => Promise<ClientPage>;
}

/** Finds the page of a path; undefined where a full load must do it. */
export type FindPage = (path: string) => KnownPage | undefined;

/** The table of routes, as the build writes it. */
export interface RoutesModule {
  default: FindPage;
}

/** What is shown, and what is needed to show another page. One a document. */
export interface Session {
  build: string;
  root: Element;
  /** Loads a module by its URL. */
  load: (url: string) => Promise<unknown>;
  loadRoutes: () => Promise<RoutesModule>;
  page: ClientPage;
  mounted: Mounted;
  route: Route;
  /** Whether the page shown has data of its own. */
  data: boolean;
}

let session: Session | undefined;

/** The document's session; undefined before the page has woken, and on pages without script. */
export function getSession(): Session | undefined {
  return session;
}

export function setSession(next: Session): void {
  session = next;
}

/** Where the visitor is. */
export function currentRoute(): Route | undefined {
  return session?.route;
}
