/** The app: what pages and adapters are put together in. */
import type { Adapter } from './adapter.ts';
import type { Codecs } from './codec.ts';
import type { PlinthConfig } from './config.ts';
import type { DocumentModule, PageModule } from './page.ts';
import type { ApiModule, InstrumentationModule, MiddlewareModule } from './server.ts';

/** A module under `pages/`, or a function that loads it. */
export type PageSource<Module = PageModule | ApiModule | DocumentModule> =
  | Module
  | (() => Promise<Module>);

/** What the build (or the dev server) knows of one page. */
export interface PageBuild {
  /** The name of the adapter that owns the page's file. */
  adapter: string;
  /** The name of its `_app`, `/_app.solid`; none: it has none. */
  app?: string;
  /** The names of its layouts, outermost first: `/_layout`, `/blog/_layout`. */
  layouts?: readonly string[];
  /** URL of the page's browser module; none: the page ships no script. */
  module?: string;
  /** URLs of the modules that `module` imports. */
  preload?: readonly string[];
  /** URLs of style sheets. */
  styles?: readonly string[];
  /** HTML that stands first in the head. */
  head?: string;
}

/** What the build (or the dev server) knows of the app. */
export interface Build {
  /** Names this build in data requests. */
  id: string;
  /** URL of the browser runtime. */
  entry?: string;
  /** URL of the table of routes, which the runtime loads at the first navigation. */
  routes?: string;
  /** URL of what waits for the time when a page is to wake, for those that wake late. */
  wait?: string;
  /** The browser's decoder of rich data. @default none: pages that ship script cannot have rich props */
  decoder?: {
    /** URL of the module. */
    module: string;
    /** URLs of the modules that it imports. */
    preload?: readonly string[];
  };
  /** The browser's module for deferred props. @default none: pages that ship script cannot have them */
  late?: {
    /** URL of the module. */
    module: string;
    /** URLs of the modules that it imports. */
    preload?: readonly string[];
  };
  /** URL of the folder that holds the built files; `serve` hands them out. */
  clientDir?: string;
  /** What draft cookies are made of; the PLINTH_SECRET of the environment wins over it. @default a random one */
  secret?: string;
  page(pattern: string): PageBuild | undefined | Promise<PageBuild | undefined>;
}

/** Answers with a static file, or with nothing where there is none. */
export type Assets = (
  pathname: string,
  request: Request,
) => Response | undefined | Promise<Response | undefined>;

/** What is known of a failed request when its error is reported. */
export interface ErrorReport {
  request: Request;
  /** The pattern of the page, where one was found. */
  pattern?: string;
}

export interface AppOptions extends PlinthConfig {
  /** The first one renders the pages that name no other. */
  adapters: readonly Adapter[];
  /**
   * The modules of the pages folder by name: `/`, `/blog/[slug]`, `/docs/[...path]`, `/api/hello`,
   * `/_app`, `/_app.solid`, `/blog/_layout`, `/_document`, `/_error`, `/404`, `/500`, `/403`.
   */
  pages: Readonly<Record<string, PageSource>>;
  /** The module `middleware.ts`, or several, outermost first. */
  middleware?: MiddlewareModule | readonly MiddlewareModule[];
  /** The module `instrumentation.ts`. */
  instrumentation?: InstrumentationModule;
  /** How values of the app's own classes are sent to the browser. @default none */
  codecs?: Codecs;
  /** Static files. @default none */
  assets?: Assets;
  /** Loads pages anew on each request, and shows an error's text to the client. @default false */
  dev?: boolean;
  /** The result of a build. @default none: pages ship no script */
  build?: Build;
  /** Takes each error that made a response fail. @default console.error */
  onError?: (error: unknown, report: ErrorReport) => void;
}

export interface App {
  /** Answers a request; `platform` (what the runtime passes on) reaches `getServerSideProps` as it is. */
  fetch(this: void, request: Request, ...platform: unknown[]): Promise<Response>;
  /** Answers a request for a path of this app: how tests call it. */
  request(this: void, path: string, init?: RequestInit): Promise<Response>;
}
