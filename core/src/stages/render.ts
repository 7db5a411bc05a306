import { PlinthError } from '../errors.ts';
import type { Page } from '../flow.ts';
import type { PageContext } from '../page-context.ts';
import type { ParsedQuery, Props, RenderContext, Rendered, Route, View } from '../types.ts';

/** The core puts one root into a document, so one prefix is enough. */
const idPrefix = 'p';
const noParams: ParsedQuery = Object.freeze(Object.create(null) as ParsedQuery);

/** Lets the page's adapter turn its component and props into HTML. */
export async function renderPage(
  page: Page,
  props: Props,
  context: PageContext,
  onError: (error: unknown) => void,
): Promise<Rendered> {
  const view: View = { Page: page.Component, props, layouts: [], route: toRoute(page, context) };
  const rendered = await page.renderer.render(view, toRenderContext(page, context, onError));
  if (typeof rendered?.html !== 'string') throw notRendered(page);
  return rendered;
}

function toRoute(page: Page, context: PageContext): Route {
  return {
    pattern: page.pattern,
    params: context.params ?? noParams,
    get query() {
      return context.query;
    },
    url: context.url,
  };
}

function toRenderContext(
  page: Page,
  context: PageContext,
  onError: (error: unknown) => void,
): RenderContext {
  return {
    hydrate: page.hydrates,
    stream: false,
    get signal() {
      return context.signal;
    },
    idPrefix,
    onError,
  };
}

function notRendered(page: Page): PlinthError {
  return new PlinthError(
    'PLINTH_RENDERED_NOTHING',
    `The adapter of the page "${page.pattern}" returned no "html" string from render(). This is a mistake of the adapter.`,
  );
}
