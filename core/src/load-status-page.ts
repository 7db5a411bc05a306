import { PlinthError } from './errors.ts';
import type { Exchange } from './exchange.ts';
import type { Page, PageData } from './flow.ts';
import { PageContext } from './page-context.ts';
import { loadPage } from './stages/page.ts';
import { loadProps } from './stages/props.ts';

/** A page that is to be shown, with all that it is shown with. */
export interface LoadedPage {
  page: Page;
  context: PageContext;
  data: PageData;
}

/** The page for a status is the one of its name, else `_error`, which alone may have data of its own. */
export function findStatusPage(
  { config }: Exchange,
  status: number,
): Page | Promise<Page> | undefined {
  const { pages } = config;
  const pattern = [`/${status}`, '/_error'].find((name) => Object.hasOwn(pages.sources, name));
  return pattern === undefined ? undefined : loadPage(pages, pattern);
}

/** Loads the data of a page for a status; `facts` are props that it always has. */
export async function loadStatusPage(
  exchange: Exchange,
  page: Page,
  status: number,
  facts: { message?: string },
): Promise<LoadedPage> {
  const { pattern } = page;
  const context = new PageContext(exchange, { pattern });
  context.response.status = status;
  return loadProps(page, context, 0, (outcome) => {
    if (outcome.kind !== 'props') throw badErrorPage(pattern, outcome.kind);
    const props = { ...outcome.props, statusCode: status, ...facts };
    return { page, context, data: { ...outcome, props } };
  });
}

/** The page alone, for when app and layouts are what fails; it cannot wake, because its script brings them. */
export function withoutOuterLayers(page: Page): Page {
  const { source } = page;
  const files = source.files && { ...source.files, module: undefined };
  const bare: Page = {
    ...page,
    app: undefined,
    layouts: [],
    hasOuterData: false,
    hasLayoutData: false,
    hydrates: false,
    source: { ...source, files },
    documents: new Map(),
  };
  bare.layers = [bare];
  return bare;
}

function badErrorPage(pattern: string, kind: string): PlinthError {
  return new PlinthError(
    'PLINTH_ERROR_PAGE_RESULT',
    `getServerSideProps of the page "${pattern}", of the app or of its layout answered with ${kind}. An error page is what is shown when nothing else can be: return { props: {…} }.`,
  );
}
