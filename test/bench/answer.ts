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

/** Fetches a page and reads it as a browser does. */
export async function fetchAnswer(url: string): Promise<Fetched> {
  // Compressed, an answer would not say how long it is.
  const response = await fetch(url, { headers: { 'accept-encoding': 'identity' } });
  const html = await response.text();
  const { headers } = response;
  const answer = {
    headers: {
      status: response.status,
      type: headers.get('content-type')?.toLowerCase(),
      cacheControl: headers.get('cache-control'),
      isLengthRight: Number(headers.get('content-length')) === Buffer.byteLength(html),
    },
    ...readDocument(html),
  };
  return { answer, html };
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

/** What is below Plinth's root; elsewhere `main` and what is below. */
function listView(elements: readonly Element[]): Element[] {
  const root = elements.find((one) => attribute(one, 'id') === 'plinth');
  const main = elements.find((one) => one.tagName === 'main');
  return root || !main ? listElements(root) : [main, ...listElements(main)];
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
