import { type MergedHead, mergeHead } from '../../head.ts';
import type { HeadTags } from '../../types.ts';
import type { PageHead, Session } from '../session.ts';

/** What the server marks its elements with. */
const mark = 'data-head';

/** Makes the document's head what app, layouts, page and view say; an element that stays as it was stays the same node. */
export function applyHead({ shown, tags }: Session): void {
  if (!shown) return;
  const { page, props, route } = shown;
  const context = { props, params: route.params, url: new URL(location.href) };
  const toTags = (head: PageHead): HeadTags =>
    typeof head === 'function' ? (head(context as never) ?? {}) : head;
  const own = page.head ? [page.head] : [];
  apply(mergeHead([...[...(page.heads ?? []), ...own].map(toTags), ...tags]));
}

function apply(head: MergedHead): void {
  document.title = head.title ?? '';
  const before = new Set(document.head.querySelectorAll(`[${mark}]`));
  for (const wanted of toNodes(head)) {
    const same = [...before].find((node) => node.isEqualNode(wanted));
    if (same) before.delete(same);
    else document.head.append(wanted);
  }
  for (const node of before) node.remove();
  setAttributes(document.documentElement, head.html);
  setAttributes(document.body, head.body);
}

function toNodes(head: MergedHead): Element[] {
  return head.elements.map(({ tag, attributes, text }) => {
    const node = document.createElement(tag);
    setAttributes(node, [...attributes, [mark, '']]);
    node.textContent = text;
    return node;
  });
}

function setAttributes(element: Element, attributes: readonly (readonly [string, string])[]): void {
  for (const [name, value] of attributes) element.setAttribute(name, value);
}
