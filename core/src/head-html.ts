import { escapeHtml } from './escape.ts';
import { type HeadElement, type MergedHead, takesNonce } from './head.ts';

/** Marks the elements that a client navigation may replace. */
const mark = ' data-head';
const defaultViewport = '<meta name="viewport" content="width=device-width, initial-scale=1">';

/** A merged head as HTML; every value is escaped for the place where it stands. */
export function toHeadHtml(head: MergedHead, nonce?: string): string {
  let html = hasViewport(head) ? '' : defaultViewport;
  if (head.title !== undefined) html += `<title>${escapeHtml(head.title)}</title>`;
  for (const element of head.elements) html += toElementHtml(element, nonce);
  return html;
}

/** Attributes as HTML, each with its leading space. */
export function toAttributesHtml(attributes: readonly (readonly [string, string])[]): string {
  let html = '';
  for (const [name, value] of attributes) {
    html += value === '' ? ` ${name}` : ` ${name}="${escapeHtml(value)}"`;
  }
  return html;
}

/** The nonce of a response as an attribute; nothing where there is none. */
export function toNonceHtml(nonce: string | undefined): string {
  return nonce === undefined ? '' : ` nonce="${nonce}"`;
}

function toElementHtml(element: HeadElement, nonce: string | undefined): string {
  const { tag, attributes, text } = element;
  const own = takesNonce(element) ? toNonceHtml(nonce) : '';
  const start = `<${tag}${toAttributesHtml(attributes)}${own}${mark}>`;
  return tag === 'script' ? `${start}${escapeScript(text, attributes)}</script>` : start;
}

/** JSON may have every `<` escaped; in a program only what HTML would read as a tag or comment. */
function escapeScript(text: string, attributes: HeadElement['attributes']): string {
  const isJson = attributes.some(([name, value]) => name === 'type' && value.endsWith('json'));
  return text.replace(isJson ? /</g : /<(?=\/?script|!--)/gi, '\\u003c');
}

function hasViewport(head: MergedHead): boolean {
  return head.elements.some(({ attributes }) =>
    attributes.some(([name, value]) => name === 'name' && value === 'viewport'),
  );
}
