import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** All of an answer in which two contenders that are given one document must not differ. */
export interface Answer {
  headers: {
    status: number;
    type: string | undefined;
    cacheControl: string | null;
    isLengthRight: boolean;
  };
  head: { title: string; description: string | undefined; language: string | undefined };
  /** The elements of the view with their attributes, in document order. */
  elements: string[];
  /** What the elements of the view say, in document order. */
  texts: string[];
  /** The props in Plinth's state; undefined where there is no state. */
  props: unknown;
  /** URLs of what is preloaded, and of the scripts; undefined for a script that stands in the document. */
  preloads: (string | undefined)[];
  scripts: (string | undefined)[];
}

/** An answer, and the text that it was read from. */
export interface Fetched {
  answer: Answer;
  html: string;
}

/** An answer that was not read yet. */
export interface Received {
  headers: Answer['headers'];
  /** All of its headers. */
  all: Headers;
  text: string;
}

/** Fetches an answer; compressed, it would not say how long it is. */
export async function receive(url: string): Promise<Received> {
  const response = await fetch(url, { headers: { 'accept-encoding': 'identity' } });
  const text = await response.text();
  const all = response.headers;
  const headers = {
    status: response.status,
    type: all.get('content-type')?.toLowerCase(),
    cacheControl: all.get('cache-control'),
    isLengthRight: Number(all.get('content-length')) === Buffer.byteLength(text),
  };
  return { headers, all, text };
}

/** Reads a page as a browser does. */
export function readAnswer({ headers, text }: Received): Fetched {
  return { answer: { headers, ...readDocument(text) }, html: text };
}

/** Reads of a document what the contenders have in common. */
export function readDocument(html: string): Omit<Answer, 'headers'> {
  const elements = listElements(parse(html));
  const named = (name: string): Element[] => elements.filter((one) => one.tagName === name);
  const view = listView(elements);
  const state = elements.find((one) => attribute(one, 'id') === 'plinth-state');
  const description = named('meta').find((one) => attribute(one, 'name') === 'description');
  return {
    head: {
      title: toText(named('title')[0]),
      description: attribute(description, 'content'),
      language: attribute(named('html')[0], 'lang'),
    },
    elements: view.map(describe),
    texts: view.map(toOwnText).filter((text) => text !== ''),
    props: state && (JSON.parse(toText(state)) as { props: unknown }).props,
    preloads: named('link').map((one) => attribute(one, 'href')),
    scripts: named('script')
      .filter((one) => one !== state)
      .map((one) => attribute(one, 'src')),
  };
}

/** What the elements in each `template` of a document say, in document order. */
export function readTemplates(html: string): string[][] {
  const templates = listElements(parse(html)).filter((one) => one.tagName === 'template');
  return templates.map((one) =>
    listElements((one as DefaultTreeAdapterTypes.Template).content)
      .map(toOwnText)
      .filter(Boolean),
  );
}

/** What is below Plinth's root; elsewhere `main` and what is below. */
function listView(elements: readonly Element[]): Element[] {
  const root = elements.find((one) => attribute(one, 'id') === 'plinth');
  const main = elements.find((one) => one.tagName === 'main');
  const all = root || !main ? listElements(root) : [main, ...listElements(main)];
  // A page that is sent in parts has both, and neither is shown.
  return all.filter(({ tagName }) => tagName !== 'script' && tagName !== 'template');
}

/** The elements below a node, in document order. */
function listElements(node: Node | undefined): Element[] {
  if (!node || !('childNodes' in node)) return [];
  return node.childNodes.flatMap((child) =>
    'tagName' in child ? [child, ...listElements(child)] : [],
  );
}

/** An element's start tag, in one spelling; without what a view layer adds for itself. */
function describe({ tagName, attrs }: Element): string {
  const attributes = attrs
    .filter(({ name }) => name !== 'data-hk')
    .map(({ name, value }) => `${name}="${name === 'style' ? toStyle(value) : value}"`);
  return [tagName, ...attributes.toSorted()].join(' ');
}

function toStyle(text: string): string {
  return text.replace(/\s*([:;])\s*/g, '$1').replace(/;$/, '');
}

function attribute(element: Element | undefined, name: string): string | undefined {
  return element?.attrs.find((one) => one.name === name)?.value;
}

function toText(element: Element | undefined): string {
  return (element?.childNodes ?? []).map((one) => ('value' in one ? one.value : '')).join('');
}

/** Comments are none of it: with them view layers keep neighbouring texts apart. */
function toOwnText(element: Element): string {
  const texts = element.childNodes.filter((one) => one.nodeName === '#text');
  return texts
    .map((one) => ('value' in one ? one.value : ''))
    .join('')
    .trim();
}
