import { serveApp } from '../_app.ts';
import { elements } from '../_html.ts';

export type Element = ReturnType<typeof elements>[number];

/** The view layers that show the package explorer. */
export const layers = ['preact', 'solid', 'string'] as const;
export type Layer = (typeof layers)[number];

/** What the header calls them. */
export const titles: Record<Layer, string> = {
  preact: 'Preact',
  solid: 'Solid',
  string: 'Strings',
};

/** The address of the documentation, built and served once in a run. */
export function serveDocs(): Promise<string> {
  // Counted from test/fixtures, where the apps under test usually are.
  return serveApp('../../docs');
}

/** The elements of one of its pages. */
export async function readPage(path: string): Promise<Element[]> {
  const response = await fetch((await serveDocs()) + path);
  return elements(await response.text());
}

/** The elements below an element, in the order of the document. */
export function below(element: Element): Element[] {
  return element.childNodes.flatMap((node) => ('tagName' in node ? [node, ...below(node)] : []));
}

/** Text with its whitespace as a browser shows it. */
export function toLine(text: string): string {
  return text.replace(/[ \t\r\n]+/g, ' ').trim();
}
