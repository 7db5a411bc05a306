import { createElement, Fragment, type VNode } from 'preact';

/** What has to wait for the renderer: an element that only it can render, or a value that may change or throw until then. */
export type Part = object | symbol;

/** A piece of a template: HTML, or what becomes HTML later. */
export type Piece = string | Part;

/**
 * HTML that is complete. The renderer takes it for an element, as everything else does that meets it; no
 * data can look like it, because being it is a matter of its class.
 */
export class Markup {
  readonly html: string;

  constructor(html: string) {
    this.html = html;
  }

  /** Made when it is asked for: most markup becomes a piece of other markup before the renderer sees it. */
  get props(): { tpl: string[] } {
    return { tpl: [this.html] };
  }

  /** Where the renderer puts the parent; nothing below asks for it, and a constant must not hold a whole request. */
  get __(): null {
    return null;
  }

  set __(_parent: unknown) {}
}

/** HTML with parts in it that only the renderer can render; it understands these two lists of a Fragment. */
export class Template {
  readonly props: { readonly tpl: readonly string[]; readonly exprs: readonly Part[] };
  /** The parent, where the renderer puts it. */
  __: unknown = null;

  constructor(tpl: readonly string[], exprs: readonly Part[]) {
    this.props = { tpl, exprs };
  }
}

/** A value between an attribute's quotes that cannot stay between them: the attribute is left out, or has no value, or has to wait. */
export class Unquoted {
  readonly write: (opening: string, value: unknown) => Piece;
  readonly value: unknown;

  constructor(write: (opening: string, value: unknown) => Piece, value: unknown) {
    this.write = write;
    this.value = value;
  }
}

/** What Preact tells an element by, in version 10 and in version 11. */
const { constructor } = createElement('a', null) as VNode & { constructor: unknown };

/** The key keeps the renderer from looking for children in these fragments; preact/compat knows elements by `$$typeof`. */
const element = {
  constructor,
  type: Fragment,
  key: '',
  ref: undefined,
  $$typeof: Symbol.for('react.element'),
};

Object.assign(Markup.prototype, element);
Object.assign(Template.prototype, element);
