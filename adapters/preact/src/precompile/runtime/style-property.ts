import { createElement, type VNode } from 'preact';
import { escape } from './escape.ts';

/** How a property of a style object is written. */
export interface StyleProperty {
  /** As in `font-size:`. */
  readonly prefix: string;
  /** What follows a number: `px;`, or `;` where the number has no unit. */
  readonly suffix: string;
}

/** The properties whose numbers have no unit for preact-render-to-string; a test compares the two. */
const unitless = new Set(
  (
    'animation-iteration-count border-image-outset border-image-slice border-image-width ' +
    'box-flex box-flex-group box-ordinal-group column-count fill-opacity flex flex-grow ' +
    'flex-negative flex-order flex-positive flex-shrink flood-opacity font-weight grid-column ' +
    'grid-row line-clamp line-height opacity order orphans stop-opacity stroke-dasharray ' +
    'stroke-dashoffset stroke-miterlimit stroke-opacity stroke-width tab-size widows z-index zoom'
  ).split(' '),
);

/** Those of them that preact/compat may take for lengths, by its version and by how they are written. */
const disputed =
  /^(?:box-flex|box-flex-group|box-ordinal-group|flex-negative|flex-positive|border-image-.*)$/;

const known = new Map<string, StyleProperty>();

/** More names than this come from data, and would fill the memory. */
const mostKnown = 1_000;

/** Reads a property's name: `fontSize` is `font-size`, and a name that begins with `-` stays. */
export function describeProperty(name: string): StyleProperty {
  const found = known.get(name);
  if (found) return found;
  const property = read(name);
  if (known.size < mostKnown) known.set(name, property);
  return property;
}

/** Tells whether it is known only at run time what follows a number. */
export function isDisputed(name: string): boolean {
  return disputed.test(toCss(name));
}

function read(name: string): StyleProperty {
  const css = toCss(name);
  const prefix = escape(`${css}:`);
  if (unitless.has(css) && disputed.test(css)) return new Disputed(name, prefix);
  const hasUnit = !css.startsWith('--') && !unitless.has(css);
  return { prefix, suffix: hasUnit ? 'px;' : ';' };
}

function toCss(name: string): string {
  return name.startsWith('-') ? name : name.replace(/[A-Z]/g, '-$&').toLowerCase();
}

class Disputed implements StyleProperty {
  readonly prefix: string;
  readonly #name: string;

  constructor(name: string, prefix: string) {
    this.prefix = prefix;
    this.#name = name;
  }

  get suffix(): string {
    const style = { [this.#name]: 1 };
    const { props } = createElement('a', { style }) as VNode<{ style: Record<string, unknown> }>;
    return props.style[this.#name] === 1 ? ';' : 'px;';
  }
}
