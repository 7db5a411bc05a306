import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** All of an answer in which two contenders must not differ. */
export interface Answer {
  headers: {
    status: number;
    type: string | null;
    cacheControl: string | null;
    isLengthRight: boolean;
  };
  head: { title: string; description: string | undefined; language: string | undefined };
  /** The elements of the view, in document order. */
  elements: string[];
  /** What the elements of the view say, in document order. */
  texts: string[];
  links: (string | undefined)[];
  /** The props in the state; undefined where there is no state. */
  props: unknown;
  /** URLs of what is preloaded, and of the scripts. */
  preloads: (string | undefined)[];
  scripts: (string | undefined)[];
}

/** Fetches a page and reads it as a browser does. */
export async function fetchAnswer(url: string): Promise<Answer> {
  // Compressed, an answer would not say how long it is.
  const response = await fetch(url, { headers: { 'accept-encoding': 'identity' } });
  const html = await response.text();
  const { headers } = response;
  return {
    headers: {
      status: response.status,
      type: headers.get('content-type'),
      cacheControl: headers.get('cache-control'),
      isLengthRight: Number(headers.get('content-length')) === Buffer.byteLength(html),
    },
    ...readDocument(html),
  };
}

/** Reads of a document what the contenders have in common. */
export function readDocument(html: string): Omit<Answer, 'headers'> {
  const elements = listElements(parse(html));
  const named = (name: string): Element[] => elements.filter((one) => one.tagName === name);
  const view = listElements(elements.find((one) => attribute(one, 'id') === 'plinth'));
  const state = elements.find((one) => attribute(one, 'id') === 'plinth-state');
  const description = named('meta').find((one) => attribute(one, 'name') === 'description');
  return {
    head: {
      title: toText(named('title')[0]),
      description: attribute(description, 'content'),
      language: attribute(named('html')[0], 'lang'),
    },
    elements: view.map((one) => one.tagName),
    texts: view.map(toOwnText).filter((text) => text !== ''),
    links: view.filter((one) => one.tagName === 'a').map((one) => attribute(one, 'href')),
    props: state && (JSON.parse(toText(state)) as { props: unknown }).props,
    preloads: named('link').map((one) => attribute(one, 'href')),
    scripts: named('script')
      .filter((one) => one !== state)
      .map((one) => attribute(one, 'src')),
  };
}

/** The elements below a node, in document order. */
function listElements(node: Node | undefined): Element[] {
  if (!node || !('childNodes' in node)) return [];
  return node.childNodes.flatMap((child) =>
    'tagName' in child ? [child, ...listElements(child)] : [],
  );
}

function attribute(element: Element | undefined, name: string): string | undefined {
  return element?.attrs.find((one) => one.name === name)?.value;
}

function toText(element: Element | undefined): string {
  return (element?.childNodes ?? []).map((one) => ('value' in one ? one.value : '')).join('');
}

function toOwnText(element: Element): string {
  return toText(element).trim();
}
