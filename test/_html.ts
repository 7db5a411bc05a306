import { type DefaultTreeAdapterMap, parse } from 'parse5';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

/** The elements of a document, in its order. */
export function elements(html: string): Element[] {
  const found: Element[] = [];
  const visit = (node: Node): void => {
    if ('tagName' in node) found.push(node);
    if ('childNodes' in node) for (const child of node.childNodes) visit(child);
  };
  visit(parse(html));
  return found;
}

/** An element's attribute. */
export function attribute(element: Element | undefined, name: string): string | undefined {
  return element?.attrs.find((one) => one.name === name)?.value;
}

/** All text within a node. */
export function textOf(node: Node | undefined): string {
  if (!node) return '';
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

/** The first element of a tag. */
export function findTag(html: string, tag: string): Element | undefined {
  return elements(html).find((element) => element.tagName === tag);
}

/** The element of an id. */
export function findId(html: string, id: string): Element | undefined {
  return elements(html).find((element) => attribute(element, 'id') === id);
}

/** The props that a case page shows. */
export function shownProps(html: string): unknown {
  return JSON.parse(textOf(findId(html, 'props')));
}

/** The state that the document carries for its script; undefined where it carries none. */
export function readState(html: string): Record<string, unknown> | undefined {
  const state = findId(html, 'plinth-state');
  return state && JSON.parse(textOf(state));
}
