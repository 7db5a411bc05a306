import type { HeadTags } from './types.ts';

/** One element of the head, attributes in the order in which they are written. */
export interface HeadElement {
  tag: 'base' | 'meta' | 'link' | 'script';
  attributes: [name: string, value: string][];
  text: string;
}

/** The head of a document: what all layers say, by one rule. */
export interface MergedHead {
  title?: string;
  elements: HeadElement[];
  html: [name: string, value: string][];
  body: [name: string, value: string][];
}

/** What an attribute name may be; anything else could become a second attribute. */
const attributeName = /^[A-Za-z][\w:.-]*$/;

/** What a document has where no layer says otherwise. */
const viewport: HeadElement = {
  tag: 'meta',
  attributes: [
    ['name', 'viewport'],
    ['content', 'width=device-width, initial-scale=1'],
  ],
  text: '',
};

const loading = /stylesheet|preload/i;
const identifying = ['charset', 'name', 'http-equiv', 'property', 'src'];

/**
 * Merges layers of head tags, the outermost first. Of two tags with one key the later wins, in the
 * place of the earlier; there is one title and one base. The key is `key`, else `charset`, `name`, `http-equiv`, `property` or `src`, for links `rel` with `href`.
 */
export function mergeHead(layers: readonly HeadTags[]): MergedHead {
  const elements = new Map<unknown, HeadElement>([['name:viewport', viewport]]);
  const head: MergedHead = { elements: [], html: [], body: [] };
  let base: HeadElement | undefined;
  for (const layer of layers) {
    if (layer.title !== undefined) head.title = String(layer.title);
    if (layer.base) base = { tag: 'base', attributes: toAttributes(layer.base), text: '' };
    for (const tag of ['meta', 'link', 'script'] as const) {
      for (const given of layer[tag] ?? []) {
        const { key: _key, children, ...rest } = given;
        const text = tag === 'script' && children !== undefined ? String(children) : '';
        elements.set(keyOf(tag, given), { tag, attributes: toAttributes(rest), text });
      }
    }
    override(head.html, layer.htmlAttributes);
    override(head.body, layer.bodyAttributes);
  }
  // First, because what follows is relative to it.
  head.elements = base ? [base, ...elements.values()] : [...elements.values()];
  return head;
}

/** Whether an element is loaded or run by the nonce of its response, and does not say one itself. */
export function takesNonce({ tag, attributes }: HeadElement): boolean {
  if (tag === 'meta' || attributes.some(([name]) => name === 'nonce')) return false;
  return (
    tag === 'script' || attributes.some(([name, value]) => name === 'rel' && loading.test(value))
  );
}

/** A tag that nothing identifies is its own key: it replaces no other. */
function keyOf(tag: string, given: Record<string, unknown>): unknown {
  if (given['key'] !== undefined) return `key:${given['key']}`;
  if (tag === 'link') return `${given['rel']}:${given['href']}`;
  const name = identifying.find((one) => given[one] !== undefined);
  return name === undefined ? given : `${name}:${name === 'charset' || given[name]}`;
}

function toAttributes(given: Record<string, unknown> = {}): [string, string][] {
  const attributes: [string, string][] = [];
  for (const [name, value] of Object.entries(given)) {
    if (value === null || value === undefined || value === false) continue;
    if (attributeName.test(name)) attributes.push([name, value === true ? '' : String(value)]);
  }
  return attributes;
}

function override(target: [string, string][], given: Record<string, unknown> | undefined): void {
  for (const [name, value] of toAttributes(given)) {
    const before = target.find((attribute) => attribute[0] === name);
    if (before) before[1] = value;
    else target.push([name, value]);
  }
}
