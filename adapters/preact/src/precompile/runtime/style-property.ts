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

function read(name: string): StyleProperty {
  const css = name.startsWith('-') ? name : name.replace(/[A-Z]/g, '-$&').toLowerCase();
  const hasUnit = !css.startsWith('--') && !unitless.has(css);
  return { prefix: escape(`${css}:`), suffix: hasUnit ? 'px;' : ';' };
}
