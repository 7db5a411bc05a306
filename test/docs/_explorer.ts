import { attribute, textOf } from '../_html.ts';
import { below, type Element, type Layer, toLine } from './_docs.ts';

/** A row of the list of packages. */
export interface Row {
  name: string;
  version: string;
  description: string;
  dependencies: number;
  size: string;
}

/** What a list page says. */
export interface List {
  rows: Row[];
  /** The line above the table. */
  result: string;
}

/** Reads a list page. */
export function readList(page: readonly Element[]): List {
  const rows = page.filter(
    ({ tagName, parentNode }) => tagName === 'tr' && parentNode?.nodeName === 'tbody',
  );
  const status = page.find((element) => attribute(element, 'role') === 'status');
  return { rows: rows.map(toRow), result: toLine(textOf(status)) };
}

function toRow(row: Element): Row {
  const parts = below(row);
  const read = (tag: string, index = 0): string =>
    toLine(textOf(parts.filter(({ tagName }) => tagName === tag)[index]));
  return {
    name: read('a'),
    version: read('span'),
    description: read('p'),
    dependencies: Number(read('td', 1)),
    size: read('td', 2),
  };
}

/** What a package's page says of other packages. */
export interface Relations {
  dependencies: { name: string; range: string; href: string | undefined }[];
  dependents: { name: string; href: string | undefined }[];
}

/** Reads the two lists of a package's page. */
export function readRelations(page: readonly Element[]): Relations {
  const items = page.filter(
    ({ tagName, parentNode }) =>
      tagName === 'li' && parentNode && attribute(parentNode as Element, 'class') === 'names',
  );
  const relations: Relations = { dependencies: [], dependents: [] };
  for (const item of items) {
    const [subject, version] = below(item) as [Element, Element?];
    const entry = { name: textOf(subject), href: attribute(subject, 'href') };
    if (version) relations.dependencies.push({ ...entry, range: textOf(version) });
    else relations.dependents.push(entry);
  }
  return relations;
}

/**
 * A page's main part, one line for each element and each text. Left out is what a view layer needs
 * for itself; its name in addresses is replaced. So the pages of all layers have one outline.
 */
export function toOutline(page: readonly Element[], layer: Layer): string[] {
  const main = page.find(({ tagName }) => tagName === 'main');
  return main ? outlineElement(main, layer, '') : [];
}

function outlineElement(element: Element, layer: Layer, indent: string): string[] {
  const lines = [indent + describe(element, layer)];
  let text = '';
  const endText = (): void => {
    const line = element.tagName === 'pre' ? text : toLine(text);
    if (line) lines.push(`${indent}  "${line}"`);
    text = '';
  };
  for (const node of element.childNodes) {
    if ('value' in node) text += node.value;
    if (!('tagName' in node)) continue;
    endText();
    lines.push(...outlineElement(node, layer, `${indent}  `));
  }
  endText();
  return lines;
}

function describe({ tagName, attrs }: Element, layer: Layer): string {
  const shown = attrs
    .filter(({ name }) => name !== 'data-hk')
    .map(({ name, value }) => `${name}="${value.replace(new RegExp(`^/${layer}/`), '/…/')}"`);
  return [tagName, ...shown.toSorted()].join(' ');
}
