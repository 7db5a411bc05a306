import { type MergedHead, mergeHead, takesNonce } from '../../head.ts';
import type { HeadTags, Props } from '../../types.ts';
import type { PageHead, Session } from '../session.ts';

/** What the server marks its elements with. */
const mark = 'data-head';

/** Makes the document's head what app, layouts, page and view say; an element that stays as it was stays the same node. */
export function applyHead({ shown, tags }: Session): void {
  if (!shown) return;
  const { page, props, layouts, route } = shown;
  const context = { params: route.params, url: new URL(location.href) };
  const toTags = (head: PageHead, own: Props): HeadTags =>
    typeof head === 'function' ? (head({ ...context, props: own } as never) ?? {}) : head;
  const first = page.App ? 1 : 0;
  const outer = (page.heads ?? []).map((head, i) =>
    toTags(head, i < first ? props : (layouts[i - first] ?? {})),
  );
  const own = page.head ? [toTags(page.head, props)] : [];
  apply(mergeHead([...outer, ...own, ...tags]));
}

function apply(head: MergedHead): void {
  document.title = head.title ?? '';
  const before = new Set(document.head.querySelectorAll(`[${mark}]`));
  const { nonce = '' } = document.querySelector<HTMLScriptElement>('body>script[nonce]') ?? {};
  for (const wanted of toNodes(head, nonce)) {
    const same = [...before].find((node) => node.isEqualNode(wanted));
    if (same) before.delete(same);
    else document.head.append(wanted);
  }
  for (const node of before) node.remove();
  setAttributes(document.documentElement, head.html);
  setAttributes(document.body, head.body);
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
