/**
 * What compiled pages import as `solid-js/web` on the server: the same, with two differences.
 * Solid takes any `{ "t": "<script>" }`, also out of JSON, for markup of its own; here markup is
 * told from data by its class. And what nobody hydrates has no hydration keys and markers.
 */
import {
  createComponent as create,
  ErrorBoundary,
  sharedConfig,
  splitProps,
  Suspense,
  type JSX,
} from 'solid-js';
import * as web from 'solid-js/web';
import { nestContext, takeId } from './component-context.ts';
import { getRender, type Render, type SolidContext } from './render.ts';

export * from 'solid-js/web';
// By name as well: a bundler makes an object with getters of the names that it does not know.
export { mergeProps, ssrAttribute, ssrClassList, ssrStyle } from 'solid-js/web';

type Template = string | readonly string[];
type Values = Record<string, unknown>;
type Component = (props: Values) => unknown;

const server = web as unknown as {
  ssrElement(tag: string, props: Values, children: unknown, needsKey: boolean): { t: string };
  escape(value: unknown, isAttribute?: boolean): unknown;
  ssrStyleProperty(name: string, value: unknown): string;
};
export const ssrStyleProperty: (name: string, value: unknown) => string = server.ssrStyleProperty;
const isMarkup = Symbol.for('plinth.solid.markup');
const markers = /<!--[$/]-->/g;
const unmarked = new WeakMap<readonly string[], readonly string[]>();

/** Markup that may be inserted as it is. JSON has neither symbols nor prototypes. */
class Markup {
  readonly t: string;

  constructor(html: string) {
    this.t = html;
  }
}
Object.defineProperty(Markup.prototype, isMarkup, { value: true });

/** Takes HTML that this package has made for markup. */
export function createMarkup(html: string): Markup {
  return new Markup(html);
}

/** Joins a template with its nodes, as the function of this name of `solid-js/web` does. */
export function ssr(template: Template, ...nodes: unknown[]): Markup {
  const render = getRender();
  if (render) render.isGuarded = true;
  if (typeof template === 'string') return new Markup(template);
  const parts = isPlain(render) ? unmarkTemplate(template) : template;
  let html = parts[0]!;
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index];
    html += typeof node === 'string' ? node : resolveNode(node);
    html += parts[index + 1];
  }
  return new Markup(html);
}

export function ssrHydrationKey(): string {
  const context = sharedConfig.context as SolidContext | undefined;
  if (!context || context.noHydrate || isPlain(context.plinth)) return '';
  return ` data-hk="${takeId(context)}"`;
}

export function ssrElement(
  tag: string,
  props: Values | (() => Values) | undefined,
  children: unknown,
  needsKey: boolean,
): Markup {
  const own = typeof props === 'function' ? props() : (props ?? {});
  const plain = isPlain(getRender());
  const isRaw = tag === 'script' || tag === 'style' || 'innerHTML' in own;
  const content = children === undefined && !isRaw ? () => readChildren(own) : children;
  const inner = plain && content !== undefined ? () => unmarkChildren(call(content)) : content;
  return new Markup(server.ssrElement(tag, own, inner, needsKey && !plain).t);
}

export function escape(value: unknown, isAttribute?: boolean): unknown {
  if (typeof value === 'string' || isAttribute) return server.escape(value, isAttribute);
  if (typeof value === 'function') return escape(value());
  if (Array.isArray(value)) return value.every(isOwn) ? value : value.map((item) => escape(item));
  return isOwn(value) || !isForeign(value) ? value : '';
}

export function createComponent(component: Component, props: Values): unknown {
  if (isMaking(component)) return seal(create(component as never, guardProps(props) as never));
  const context = sharedConfig.context as SolidContext | undefined;
  const inner = context && !context.noHydrate ? nestContext(context) : undefined;
  if (!inner) return create(component as (props: Values) => JSX.Element, props);
  sharedConfig.context = inner as never;
  const made = (component as Component)(props ?? {});
  sharedConfig.context = context as never;
  return made;
}

export function createDynamic(component: () => unknown, props: Values): unknown {
  const type = component();
  if (isMaking(type)) return seal(type(guardProps(props)));
  if (typeof type === 'function') return type(props);
  return typeof type === 'string' && type ? ssrElement(type, props, undefined, true) : undefined;
}

export function Dynamic(props: Values): unknown {
  const [, others] = splitProps(props, ['component']);
  return createDynamic(() => props.component, others);
}

/** Whether nobody will hydrate what is rendered. */
function isPlain(render: Render | undefined): boolean {
  return render?.options.hydrate === false;
}

/** Whether a component of Solid makes markup on its own, of all that it holds. */
function isMaking(type: unknown): type is Component {
  return type === Suspense || type === ErrorBoundary;
}

/** What it has made is its own markup: there was no foreign object in what it held. */
function seal(made: unknown): unknown {
  return isForeign(made) ? new Markup((made as { t: string }).t) : made;
}

/** An object that this runtime has not made: its `t` is not markup. */
function isForeign(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(isMarkup in value)
  );
}

function isOwn(value: unknown): value is Markup {
  return value instanceof Markup;
}

/** What a page is made of is mostly markup of its own and lists of it; the rest is for Solid to resolve. */
function resolveNode(node: unknown): string {
  if (isOwn(node)) return node.t;
  if (!Array.isArray(node) || !node.every(isOwn)) return web.resolveSSRNode(node as string);
  let html = '';
  for (const { t } of node) html += t;
  return html;
}

function call(value: unknown): unknown {
  return typeof value === 'function' ? value() : value;
}

function readChildren(props: Values): unknown {
  const name = Object.keys(props).find((key) => /^(?:children|textContent|innerText)$/.test(key));
  return name === undefined ? '' : escape(props[name]);
}

/** A template is one array for all renders, without markers just as well. */
function unmarkTemplate(template: readonly string[]): readonly string[] {
  const known = unmarked.get(template);
  if (known) return known;
  const clean = template.map((part) => part.replace(markers, ''));
  unmarked.set(template, clean);
  return clean;
}

/** Among an element's children markers stand alone; what comes from data is escaped. */
function unmarkChildren(children: unknown): unknown {
  if (!Array.isArray(children)) return children;
  return children.filter((child) => child !== '<!--$-->' && child !== '<!--/-->');
}

/** A class, because V8 gives each object literal with a getter a dictionary. */
class GuardedProps {
  readonly #props: Values;

  constructor(props: Values) {
    this.#props = props;
  }

  get children(): unknown {
    return guard(this.#props.children);
  }

  get fallback(): unknown {
    return guard(this.#props.fallback);
  }
}

function guardProps(props: Values): Values {
  return new GuardedProps(props) as unknown as Values;
}

function guard(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(guard);
  if (typeof value !== 'function') return isForeign(value) ? '' : value;
  if (value.length === 0) return () => guard(value());
  return (error: unknown, reset: unknown) => guard(value(error, reset));
}
