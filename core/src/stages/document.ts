import { mergeHead } from '../head.ts';
import { toAttributesHtml, toHeadHtml } from '../head-html.ts';
import type { Page } from '../flow.ts';
import type { PageContext } from '../page-context.ts';
import type { HeadContext, HeadTags, Props, Rendered } from '../types.ts';

/** Puts a rendered view into its document: head, root, and for a page that hydrates its state and script. */
export function writeDocument(
  page: Page,
  props: Props,
  rendered: Rendered,
  context: PageContext,
  state: string,
): string {
  const head = mergeHead(headLayers(page, props, rendered, context));
  const { parts } = page;
  return (
    `<!doctype html><html${toAttributesHtml(head.html)}><head>${parts.headStart}${toHeadHtml(head)}` +
    `${parts.links}${rendered.headHtml ?? ''}</head><body${toAttributesHtml(head.body)}>` +
    `<div id="plinth">${rendered.html}</div>${state}${parts.script}</body></html>`
  );
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
  const given: HeadContext = {
    props,
    params: context.params ?? {},
    get url() {
      return new URL(context.url, context.request.url);
    },
  };
  return head(given as never) ?? {};
}
