import { type DefaultTreeAdapterMap, parseFragment, serialize } from 'parse5';

/** The document that a browser makes of HTML, in one way of writing. */
export function readDocument(html: string): string {
  const root = parseFragment(html);
  sortAttributes(root);
  return serialize(root);
}

function sortAttributes(node: DefaultTreeAdapterMap['node']): void {
  if ('attrs' in node) node.attrs.sort((a, b) => (a.name < b.name ? -1 : 1));
  if ('childNodes' in node) node.childNodes.forEach(sortAttributes);
}
