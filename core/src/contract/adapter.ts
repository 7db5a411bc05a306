/** The adapter: what connects a view layer. */
import type { HeadTags, Hydrate, JsonObject, ParsedQuery, Props } from './page.ts';

/** Where a view stands: what `useRoute()` shows. */
export interface Route {
  /** The page's pattern, `/blog/[slug]`. */
  readonly pattern: string;
  readonly params: ParsedQuery;
  readonly query: ParsedQuery;
  /** Path and search as the visitor sees them. */
  readonly url: string;
}

/** What a renderer is asked to show. */
export interface View<Component = unknown> {
  readonly Page: Component;
  readonly props: Props;
  /** Outermost first; the inner view is the layout's `children`. */
  readonly layouts: readonly { readonly Layout: Component; readonly props: Props }[];
  /** Wraps all; gets `{ Component, pageProps }`. */
  readonly App?: Component;
  readonly route: Route;
}

/** The circumstances of one render on the server. */
export interface RenderContext {
  /** `false`: leave out hydration markers where the library can, and renderer scripts. */
  readonly hydrate: boolean;
  /** `false`: wait for everything; `chunks` must be absent. */
  readonly stream: boolean;
  /** With `stream`: until it resolves the shell may be held back, so that what arrives soon goes in its place; absent where it is to be sent at once. */
  readonly hold?: Promise<void> | undefined;
  /** Fires when nobody waits for the result any more. It is made when somebody looks. */
  readonly signal: AbortSignal;
  /** Whether `return()` is called on the chunks then, in any case: what only they wait for need not listen to the signal. */
  readonly returns?: boolean | undefined;
  /** What scripts and styles need to run under the app's `csp`; `undefined` without it. */
  readonly nonce?: string | undefined;
  /** What generated ids begin with, the same on both sides, unlike that of another root in the document. */
  readonly idPrefix: string;
  /** Takes what goes wrong without failing the render, also after it. */
  onError(error: unknown): void;
}

/** The result of one render on the server. */
export interface Rendered {
  /** The view, complete unless `chunks` follows. */
  html: string;
  /** Merged with the page's own head by the core's one rule. */
  head?: HeadTags | readonly HeadTags[];
  /** Put into the head as it is, last. */
  headHtml?: string;
  /** Late parts: pulled, cancelled by `return()`. */
  chunks?: AsyncIterable<string>;
  /** `true`: the chunks continue `html` inside the root. @default false: they follow it */
  chunksInRoot?: boolean;
}

/** The server half of an adapter. */
export interface ServerRenderer<Component = unknown> {
  render(view: View<Component>, context: RenderContext): Rendered | Promise<Rendered>;
}

/** The circumstances of a mounted view in the browser. */
export interface ClientContext {
  /** `true`: the root holds the server's HTML of this view. */
  readonly hydrate: boolean;
  readonly idPrefix: string;
  /** Takes what the view puts into the head: all of it, each time; later ones win. */
  setHead(tags: HeadTags | readonly HeadTags[]): void;
  /** Takes what goes wrong without failing `mount` or `update`, also after they settled. */
  onError(error: unknown): void;
}

/** A view that is shown. When `update` returns or resolves, the DOM shows the view. */
export interface Mounted<Component = unknown> {
  update(view: View<Component>): void | Promise<void>;
  unmount(): void;
}

/**
 * The client half of an adapter. When `mount` returns or resolves, the DOM shows the view.
 * Without `hydrate` the root is empty. A `mount` that rejects leaves nothing running; after an
 * `update` that rejects, `update` may be called again.
 */
export interface ClientRenderer<Component = unknown> {
  mount(
    root: Element,
    view: View<Component>,
    context: ClientContext,
  ): Mounted<Component> | Promise<Mounted<Component>>;
}

/** What a half's module exports by default: the half, or a function of the adapter's options that returns it. */
export type Half<Renderer> = Renderer | ((options: JsonObject) => Renderer);

/** The description of an adapter. */
export interface Adapter {
  readonly name: string;
  /** Set by `defineAdapter`. */
  readonly apiVersion: 1;
  /** A file whose `@jsxImportSource` pragma names it is this adapter's. */
  readonly jsxImportSource?: string;
  /** Pages and components with these extensions (`.vue`) are this adapter's; the longest one wins. */
  readonly extensions?: readonly string[];
  /** Files that match these globs, relative to the app's root, are this adapter's; also modules that are no pages. */
  readonly include?: readonly string[];
  /** The default of `config.hydrate` for its pages. @default true where there is a `client`, else false */
  readonly hydrate?: Hydrate;
  /** The server half, or the bare specifier or absolute path of its module. */
  readonly server: Half<ServerRenderer> | string;
  /** The bare specifier or absolute path of the client half's module; none: its pages ship no script. */
  readonly client?: string;
  /** Reaches both halves. */
  readonly options?: JsonObject;
  /**
   * The Vite plug-ins that compile its files. The core runs their transforms for owned files only,
   * so that `owns` is needed only where a plug-in acts elsewhere.
   */
  vite?(owns: (id: string, code: string) => boolean): unknown;
}
