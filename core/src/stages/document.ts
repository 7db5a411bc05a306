import { writeOpening } from '../document-parts.ts';
import type { Page } from '../flow.ts';
import { fill } from '../prepared.ts';
import type { PageContext } from '../page-context.ts';
import type { HeadContext, HeadTags, ParsedQuery, Props, Rendered } from '../types.ts';

/** Puts a rendered view into its document: head, root, and for a page that hydrates its state and script. */
export function writeDocument(
  page: Page,
  props: Props,
  rendered: Rendered,
  context: PageContext,
  state: string,
): string {
  const { nonce } = context;
  const { parts, opening } = page;
  const start =
    opening !== undefined && !rendered.head && !rendered.headHtml
      ? fill(opening, nonce)
      : writeOpening(parts, headLayers(page, props, rendered, context), rendered.headHtml, nonce);
  return `${start}${rendered.html}</div>${state}${fill(parts.script, nonce)}</body></html>`;
}

function headLayers(
  page: Page,
  props: Props,
  rendered: Rendered,
  context: PageContext,
): HeadTags[] {
  const layers: HeadTags[] = [];
  if (page.head) layers.push(toHeadTags(page.head, props, context));
  if (rendered.head) layers.push(rendered.head);
  return layers;
}

function toHeadTags(head: NonNullable<Page['head']>, props: Props, context: PageContext): HeadTags {
  if (typeof head !== 'function') return head;
  return head(new PageHead(props, context) as never) ?? {};
}

/** What a page's `head` function receives; its URL is made when somebody looks. */
class PageHead implements HeadContext {
  readonly props: Props;
  readonly params: ParsedQuery;
  readonly #context: PageContext;

  constructor(props: Props, context: PageContext) {
    this.props = props;
    this.params = context.params ?? {};
    this.#context = context;
  }

  get url(): URL {
    return new URL(this.#context.url, this.#context.request.url);
  }
}
