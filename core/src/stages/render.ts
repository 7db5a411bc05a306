import { PlinthError } from '../errors.ts';
import type { Page, PageData } from '../flow.ts';
import type { Exchange } from '../exchange.ts';
import { report } from '../report.ts';
import { canStream } from '../stream/can-stream.ts';
import { isThenable } from '../thenable.ts';
import type { PageContext } from '../page-context.ts';
import type { ParsedQuery, RenderContext, Rendered, Route, View } from '../types.ts';

/**
 * Lets the page's adapter turn its component and props into HTML; `isWhole`: without late parts; `isHeld`: the
 * first bytes have been held back for as long as they may.
 */
export function renderPage(
  page: Page,
  data: PageData,
  context: PageContext,
  exchange: Exchange,
  isWhole: boolean,
  isHeld = false,
): Rendered | Promise<Rendered> {
  const route = toRoute(page, context);
  const view: View = {
    Page: page.Component,
    props: data.props,
    layouts: page.layouts.length > 0 ? toLayouts(page, data) : noLayouts,
    App: page.app?.Component,
    route,
  };
  const circumstances = new PageRender(page, context, exchange, isWhole);
  if (isHeld) circumstances.endHold();
  const rendered = page.renderer.render(view, circumstances);
  if (isThenable(rendered)) return rendered.then((settled) => check(settled, page));
  return check(rendered, page);
}

function check(rendered: Rendered, page: Page): Rendered {
  if (typeof rendered?.html === 'string') return rendered;
  throw notRendered(page);
}

const noLayouts: View['layouts'] = [];

function toLayouts(page: Page, { layouts }: PageData): View['layouts'] {
  return page.layouts.map(({ Component }, i) => ({
    Layout: Component,
    props: layouts?.[i] ?? {},
  }));
}

const nothing: ParsedQuery = Object.freeze(Object.create(null) as ParsedQuery);

/** Where a view stands. Its fields are its own, so that it looks as it does in the browser. */
function toRoute(page: Page, context: PageContext): Route {
  const { params = nothing, query, url } = context;
  return { pattern: page.pattern, params, query, url };
}

/**
 * The circumstances of a render; what costs something is made when somebody looks. A class, because an object
 * literal with a getter is slow to make: V8 gives each one a dictionary.
 */
class PageRender implements RenderContext {
  readonly hydrate: boolean;
  readonly returns: boolean = true;
  /** The core puts one root into a document, so one prefix is enough. */
  readonly idPrefix: string = 'p';
  readonly onError: (error: unknown) => void;
  readonly #context: PageContext;
  readonly #exchange: Exchange;
  readonly #isWhole: boolean;
  #hold: Promise<void> | undefined;
  #isOver = false;

  constructor(page: Page, context: PageContext, exchange: Exchange, isWhole: boolean) {
    this.hydrate = page.hydrates;
    this.onError = (error) => report(exchange, error);
    this.#context = context;
    this.#exchange = exchange;
    this.#isWhole = isWhole;
  }

  get stream(): boolean {
    return !this.#isWhole && canStream(this.#exchange, this.#context.response);
  }

  get hold(): Promise<void> | undefined {
    if (this.#isOver) return undefined;
    const { hold } = this.#exchange.config.late;
    return (this.#hold ??= new Promise((resolve) => setTimeout(resolve, hold)));
  }

  endHold(): void {
    this.#isOver = true;
  }

  get signal(): AbortSignal {
    return this.#context.signal;
  }

  get nonce(): string | undefined {
    return this.#context.nonce;
  }
}

function notRendered(page: Page): PlinthError {
  return new PlinthError(
    'PLINTH_RENDERED_NOTHING',
    `The adapter of the page "${page.pattern}" returned no "html" string from render(). This is a mistake of the adapter.`,
  );
}
