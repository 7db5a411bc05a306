import type { WatchHydration } from './start.ts';

const code = 'PLINTH_HYDRATION_MISMATCH';
/** How many differences are told; one often causes the next. */
const limit = 5;
const everything = { subtree: true, childList: true, attributes: true, characterData: true };

/** In development: tells what hydration has changed of the server's HTML. */
export const watchHydration: WatchHydration = (root, pattern) => {
  const before = root.cloneNode(true) as Element;
  let isChanged = false;
  const observer = new MutationObserver(() => (isChanged = true));
  observer.observe(root, everything);
  return () => {
    isChanged ||= observer.takeRecords().length > 0;
    observer.disconnect();
    // A change may be none: view layers split text nodes, and write attributes that are there.
    const differences = isChanged ? [...compare(before, root)] : [];
    for (const difference of differences.slice(0, limit)) tell(pattern, difference);
  };
};

interface Difference {
  node: Element;
  what: string;
  server: string | null;
  browser: string | null;
}

function* compare(server: Element, browser: Element): Generator<Difference> {
  yield* compareAttributes(server, browser);
  const [own, other] = [listContent(server), listContent(browser)];
  const isAlike = own.length === other.length && own.every((one, i) => isSameKind(one, other[i]));
  if (!isAlike) {
    yield { node: browser, what: 'content', server: describe(own), browser: describe(other) };
    return;
  }
  for (const [i, one] of own.entries()) {
    const two = other[i] as Element | string;
    if (typeof one !== 'string') yield* compare(one, two as Element);
    else if (one !== two)
      yield { node: browser, what: 'text', server: one, browser: two as string };
  }
}

function* compareAttributes(server: Element, browser: Element): Generator<Difference> {
  const names = new Set([...server.getAttributeNames(), ...browser.getAttributeNames()]);
  for (const name of names) {
    const [one, two] = [server.getAttribute(name), browser.getAttribute(name)];
    if (one !== two) yield { node: browser, what: name, server: one, browser: two };
  }
}

/** Elements, and the text between them in one piece; comments are the view layer's own. */
function listContent(element: Element): (Element | string)[] {
  const content: (Element | string)[] = [];
  for (const node of element.childNodes) {
    const last = content.at(-1);
    if (node instanceof Element) content.push(node);
    else if (!(node instanceof Text) || !node.data) continue;
    else if (typeof last === 'string') content[content.length - 1] = last + node.data;
    else content.push(node.data);
  }
  return content;
}

function isSameKind(one: Element | string, two: Element | string | undefined): boolean {
  if (typeof one === 'string' || typeof two === 'string') return typeof one === typeof two;
  return one.tagName === two?.tagName;
}

function describe(content: readonly (Element | string)[]): string {
  return content.map((one) => (typeof one === 'string' ? one : toTag(one))).join('');
}

function toTag(element: Element): string {
  return `<${element.localName}>`;
}

function tell(pattern: string, { node, what, server, browser }: Difference): void {
  console.error(
    `[${code}] The page "${pattern}" rendered something else in the browser than on the server: ` +
      `${what} of ${toPlace(node)} was ${show(server)} on the server and is ${show(browser)} in the browser. ` +
      `Render the same on both sides, and what only the browser knows in an effect.`,
    node,
  );
}

function toPlace(node: Element): string {
  const id = node.id ? `#${node.id}` : '';
  const parent = node.parentElement;
  return parent && parent.id !== 'plinth' && !node.id
    ? `${toPlace(parent)} > ${toTag(node)}`
    : toTag(node) + id;
}

function show(value: string | null): string {
  return value === null ? 'not there' : JSON.stringify(value.slice(0, 200));
}
