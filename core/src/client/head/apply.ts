import { type MergedHead, mergeHead, takesNonce } from '../../head.ts';
import type { HeadTags, Props } from '../../types.ts';
import type { PageHead, Session } from '../session.ts';

/** What the server marks its elements with; on `<html>` and `<body>` it names the attributes. */
const mark = 'data-head';

/** What attributes were, under another value that a page has given them. */
const covered = new WeakMap<Element, Map<string, string | null>>();

/** Makes the document's head what app, layouts, page and view say; an element that stays as it was stays the same node. */
export function applyTags(session: Session): void {
  const head = mergeHead(listLayers(session));
  document.title = head.title ?? '';
  const before = new Set(document.head.querySelectorAll(`[${mark}]`));
  const { nonce = '' } = document.querySelector<HTMLScriptElement>('body>script[nonce]') ?? {};
  for (const wanted of toNodes(head, nonce)) {
    const same = [...before].find((node) => node.isEqualNode(wanted));
    if (same) before.delete(same);
    else document.head.append(wanted);
  }
  for (const node of before) node.remove();
  replaceAttributes(document.documentElement, head.html);
  replaceAttributes(document.body, head.body);
}

function listLayers({ shown, tags }: Session): HeadTags[] {
  if (!shown) return [];
  const { page, props, layouts, route, locale } = shown;
  const context = { params: route.params, url: new URL(location.href) };
  const toTags = (head: PageHead, own: Props): HeadTags =>
    typeof head === 'function' ? (head({ ...context, props: own } as never) ?? {}) : head;
  // The app and the page have the same props.
  const heads = (page.heads ?? []).map((head, i) => toTags(head, layouts[i - 1] ?? props));
  const base = locale === undefined ? [] : [{ htmlAttributes: { lang: locale } }];
  return [...base, ...heads, ...tags];
}

/** Attributes of the page before go, or become again what they were before it. */
function replaceAttributes(element: Element, wanted: MergedHead['html']): void {
  const before = element.getAttribute(mark)?.split(' ') ?? [];
  const names = wanted.map(([name]) => name);
  const under = covered.get(element) ?? new Map<string, string | null>();
  covered.set(element, under);
  for (const name of before) {
    if (!names.includes(name)) setAttribute(element, name, under.get(name) ?? null);
  }
  for (const name of names) {
    if (!before.includes(name)) under.set(name, element.getAttribute(name));
  }
  setAttributes(element, wanted);
  setAttribute(element, mark, names.join(' ') || null);
}

function setAttribute(element: Element, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

/** Browsers hide a nonce from the attribute, and keep it in the property (HTML section 2.5.8). */
function toNodes(head: MergedHead, nonce: string): Element[] {
  return head.elements.map((element) => {
    const { tag, attributes, text } = element;
    const node = document.createElement(tag);
    setAttributes(node, [...attributes, [mark, '']]);
    node.textContent = text;
    if (nonce && takesNonce(element)) {
      node.setAttribute('nonce', '');
      node.nonce = nonce;
    }
    return node;
  });
}

function setAttributes(element: Element, attributes: readonly (readonly [string, string])[]): void {
  for (const [name, value] of attributes) element.setAttribute(name, value);
}
