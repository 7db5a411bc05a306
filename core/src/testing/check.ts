import type {
  Adapter,
  App,
  Mounted,
  Props,
  RenderContext,
  Rendered,
  ServerRenderer,
} from '../types.ts';
import type { CheckText } from './report-types.ts';
import type { ViewName } from './view-names.ts';

/** A view by the names of its modules in the author's folder. */
export interface NamedView {
  page: ViewName;
  props?: Props;
  /** Outermost first. */
  layouts?: readonly { layout: ViewName; props?: Props }[];
  app?: ViewName;
  url?: string;
}

/** Values that a view layer could take for markup, by their names. */
export type Markup = Readonly<Record<string, unknown>>;

/** A check that runs in Node. */
export interface ServerCheck extends CheckText {
  /** Views without which it does not apply. */
  readonly needs?: readonly ViewName[];
  run(kit: ServerKit): void | Promise<void>;
}

/** A check that runs in the browser. */
export interface ClientCheck extends CheckText {
  readonly needs?: readonly ViewName[];
  /** What the server half renders into the root before; made on both sides. */
  readonly served?: () => NamedView;
  /** Whether the server half may stream it. @default false */
  readonly streamed?: boolean;
  run(kit: ClientKit): void | Promise<void>;
}

/** Checks of one concern. */
export interface Group<Check extends CheckText = CheckText> {
  readonly name: string;
  /** Asked once: why none of the checks applies, if so. */
  readonly findObstacle?: (kit: ServerKit) => Promise<string | undefined>;
  readonly checks: readonly Check[];
}

/** What a check in Node works with; made anew for each. */
export interface ServerKit {
  readonly adapter: Adapter;
  /** Loaded with the views; without them there is none. */
  readonly renderer?: ServerRenderer;
  /** What `onError` has taken. */
  readonly errors: unknown[];
  /** The author's own markup, by what it is in JSON. */
  readonly markup: Markup;
  /** Renders as the core would: by default hydrating, whole, with the prefix `p`. */
  render(view: NamedView, context?: Partial<RenderContext>): Promise<Rendered>;
  /** The HTML of a render, with all that came late. */
  renderAll(view: NamedView, context?: Partial<RenderContext>): Promise<string>;
  /** An app of one page, `/`, in production; `ships`: with a script and its data. */
  createApp(page: ViewName, props: Props, ships: boolean): App;
  /** Ends the check: it does not apply. */
  skip(reason: string): never;
}

/** What is mounted; a view is given by name. */
export interface Shown extends Omit<Mounted, 'update'> {
  update(view: NamedView): Promise<void>;
}

/** What a check in the browser works with; its document is new. */
export interface ClientKit {
  readonly root: HTMLElement;
  /** What `onError` has taken. */
  readonly errors: unknown[];
  /** What the page has written to its console as an error or a warning. */
  readonly logged: string[];
  /** What nobody has caught; what is in it at the end fails the check. */
  readonly lost: string[];
  readonly markup: Markup;
  mount(
    view: NamedView,
    options?: { hydrate?: boolean; idPrefix?: string; root?: Element },
  ): Promise<Shown>;
  /** Another root, last in the body. */
  addRoot(): HTMLElement;
  /** Waits until effects and timers of a few milliseconds have run. */
  settle(): Promise<void>;
  /** Waits until it is so, for two seconds at most. */
  until(isSo: () => boolean): Promise<void>;
  skip(reason: string): never;
}
