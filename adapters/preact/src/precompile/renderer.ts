/**
 * What the renderer itself writes. It is asked when a file is compiled, so that no table of ours can differ
 * from its own.
 */
import { h, options, type VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** How the renderer treats an attribute. */
export interface AttributeFacts {
  /** What it writes before the value, as in ` href="`; undefined: it never writes it. */
  readonly opening: string | undefined;
  /** `true` and `false` are words for it. */
  readonly isEnumerated: boolean;
  /** It has another name within SVG. */
  readonly isForeign: boolean;
}

const described = new Map<string, AttributeFacts>();

/** Writes a text between tags. */
export function renderText(value: string): string {
  return inside(render(() => h('a', null, value)));
}

/** Writes a child that is a literal. */
export function renderChild(value: string | number | boolean | null): string {
  return value === null || typeof value === 'boolean' ? '' : renderText(String(value));
}

/** Writes an attribute, with its leading space; '' where it is left out. */
export function renderAttribute(name: string, value: unknown): string {
  return render(() => h('a', { [name]: value })).slice('<a'.length, -'></a>'.length);
}

/** Tells whether an element has no end tag. */
export function isVoid(tag: string): boolean {
  return render(() => h(tag, null)).endsWith('/>');
}

/** Finds out about an attribute by its name. */
export function describeAttribute(name: string): AttributeFacts {
  const found = described.get(name) ?? findFacts(name);
  described.set(name, found);
  return found;
}

function findFacts(name: string): AttributeFacts {
  const written = renderAttribute(name, '1');
  const foreign = inside(render(() => h('svg', null, h('a', { [name]: '1' }))));
  return {
    opening: written === '' ? undefined : written.slice(0, -'1"'.length),
    isEnumerated: renderAttribute(name, true).includes('='),
    isForeign: foreign.toLowerCase() !== `<a${written}></a>`.toLowerCase(),
  };
}

function inside(html: string): string {
  return html.slice(html.indexOf('>') + 1, html.lastIndexOf('</'));
}

/**
 * As it is written: what hooks into Preact changes elements or looks at them, and may be there for another
 * reason. The app's own server modules run in the process of a development server, `preact/compat` among them.
 */
function render(create: () => unknown): string {
  const hooks: object = { ...options };
  const none = Object.fromEntries(Object.keys(hooks).map((name) => [name, undefined]));
  Object.assign(options, none);
  try {
    return renderToString(create() as VNode);
  } finally {
    Object.assign(options, hooks);
  }
}
