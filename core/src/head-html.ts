import { escapeHtml } from './escape.ts';
import { type HeadElement, type MergedHead, takesNonce } from './head.ts';

/** Marks the elements that a client navigation may replace; on `<html>` and `<body>` it names the attributes. */
const mark = 'data-head';

/** A merged head as HTML; every value is escaped for the place where it stands. */
export function toHeadHtml(head: MergedHead, nonce?: string): string {
  let html = head.title === undefined ? '' : `<title>${escapeHtml(head.title)}</title>`;
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

/** The attributes of `<html>` or `<body>`. */
export function toMarkedAttributesHtml(attributes: MergedHead['html']): string {
  if (attributes.length === 0) return '';
  const names = attributes.map(([name]) => name).join(' ');
  return toAttributesHtml([...attributes, [mark, names]]);
}

/** The nonce of a response as an attribute; nothing where there is none. */
export function toNonceHtml(nonce: string | undefined): string {
  return nonce === undefined ? '' : ` nonce="${nonce}"`;
}

function toElementHtml(element: HeadElement, nonce: string | undefined): string {
  const { tag, attributes, text } = element;
  const own = takesNonce(element) ? toNonceHtml(nonce) : '';
  const start = `<${tag}${toAttributesHtml(attributes)}${own} ${mark}>`;
  return tag === 'script' ? `${start}${escapeScript(text, attributes)}</script>` : start;
}

/** JSON may have every `<` escaped; in a program only what HTML would read as a tag or comment. */
function escapeScript(text: string, attributes: HeadElement['attributes']): string {
  const isJson = attributes.some(([name, value]) => name === 'type' && value.endsWith('json'));
  return text.replace(isJson ? /</g : /<(?=\/?script|!--)/gi, '\\u003c');
}
