import type {
  ClientRenderer,
  HeadTags,
  LateHydrate,
  Mounted,
  PageConfig,
  ParsedQuery,
  Props,
  Route,
} from '../types.ts';
import type { Encoded } from './decode.ts';
import type { LateState } from './late-values.ts';
import type * as Navigation from './routes.ts';

/** The head of a page, its app or one of its layouts. */
export type PageHead = HeadTags | ((context: never) => HeadTags);

/** A page as its browser module exports it. */
export interface ClientPage {
  Page: unknown;
  renderer: ClientRenderer;
  App?: unknown;
  /** Outermost first. */
  layouts?: readonly unknown[];
  /** Those of app, layouts and page; an empty one where there is none, so that each stands in its place. */
  heads?: readonly PageHead[];
}

/** A page that can be shown. */
export interface LoadedPage {
  page: ClientPage;
  /** Puts the page's style sheets in force; what it returns takes away those that the page does not have. */
  useStyles?: () => () => void;
}

/** Loads a page by the URLs of its files, that of its module first. */
export type LoadFiles = (files: readonly string[]) => Promise<LoadedPage>;

/** What the document carries for its script. */
export interface PageState extends Encoded {
  /** The build that made the document. */
  build: string;
  pattern: string;
  /** URL of the page's browser module. */
  module: string;
  /** URL of the table of routes, which brings the code of navigations with it. */
  routes: string;
  /** When the page wakes, where that is not at once. */
  hydrate?: LateHydrate;
  /** URL of what waits for that. */
  wait?: string;
  locale?: string;
  params?: ParsedQuery;
  props: Props;
  /** Where the address has parameters of its own. */
  query?: ParsedQuery;
  /** Of its layouts, outermost first. */
  layouts?: readonly Props[];
  /** What is deferred of all that. */
  late?: LateState;
}

/** What few pages say about navigations to them. */
export type NavigationSettings = Pick<PageConfig, 'clientCache' | 'navigation' | 'transition'>;

/** A page of the app, as the table of routes has it. */
export interface KnownPage {
  pattern: string;
  /** The parameters in its address, as they stand there. */
  values?: readonly string[];
  /** Whether the page, its app or one of its layouts has data. */
  data: boolean;
  /** That of its address, where the app has several. */
  locale?: string;
  /** The patterns of its layouts, outermost first. */
  layouts?: readonly string[];
  settings?: NavigationSettings;
  load: () => Promise<LoadedPage>;
}

/** What is loaded when a navigation is likely: the table of routes brings the code with it. */
export type NavigationModule = typeof Navigation;

/** A page with all that is needed to show it. */
export interface Shown extends LoadedPage {
  props: Props;
  /** Of its layouts, outermost first. */
  layouts: readonly Props[];
  route: Route;
  /** The language of the document, where the app has several. */
  locale?: string;
  /** Whether its data is still to come. */
  isDeferred?: boolean;
  /** Whether the browser is to animate the change to it. */
  transition?: boolean;
}

/** The root, as the script in the document that moves late parts knows it. */
export interface Root extends Element {
  /** From then on nothing is moved any more. */
  awake?: boolean;
  /** Whether something was, or stands in the view's own hands: the head of the document does not know of it. */
  late?: boolean;
}

/** What is shown, and what is needed to show another page. One a document. */
export interface Session {
  build: string;
  root: Root;
  /** Loads a module by its URL. */
  load: (url: string) => Promise<unknown>;
  loadNavigation: () => Promise<NavigationModule>;
  route: Route;
  /** Path and search of what is shown, as the address bar has them. */
  address: string;
  /** Absent until the page has woken. */
  shown?: Shown;
  mounted?: Mounted;
  /** What the view itself puts into the head. */
  tags: readonly HeadTags[];
  /** Settles when the root shows what it was last told to. */
  busy?: Promise<unknown>;
  pending?: { href: string; controller: AbortController; done: Promise<boolean> };
}

/** The document's session; nothing but the API is called before there is one. */
export let session: Session;
let announce: (value: Session) => void;
const opened = new Promise<Session>((resolve) => (announce = resolve));

/** The document's session, as soon as there is one. */
export function whenOpen(): Promise<Session> {
  return opened;
}

export function openSession(value: Session): void {
  announce((session = value));
}

/** Where the visitor is; undefined until the document's page has been read. */
export function currentRoute(): Route | undefined {
  return session?.route;
}
