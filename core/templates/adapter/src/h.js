/**
 * @typedef {{ name: string, attributes: [string, unknown][], children: readonly Child[] }} VNode
 * @typedef {VNode | string | number | boolean | null | undefined | readonly Child[]} Child
 */

const empty = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta']);

/** Tells an element to be from data: nothing in JSON has a symbol. */
const mark = Symbol('element');

/**
 * Describes an element.
 *
 * @param {string} name
 * @param {Record<string, unknown>} attributes
 * @param {...Child} children
 */
export function h(name, attributes, ...children) {
  const shown = Object.entries(attributes).filter(([, value]) => isShown(value));
  return { [mark]: true, name, attributes: shown, children };
}

/**
 * @param {Child} child
 * @returns {string}
 */
export function toHtml(child) {
  if (!isShown(child)) return '';
  if (Array.isArray(child)) return child.map(toHtml).join('');
  if (!isElement(child)) return escape(child);
  const { name, attributes, children } = child;
  const all = attributes.map(([key, value]) => ` ${key}="${escape(value)}"`).join('');
  return empty.has(name) ? `<${name}${all}>` : `<${name}${all}>${toHtml(children)}</${name}>`;
}

/**
 * @param {Child} child
 * @returns {Node[]}
 */
export function toNodes(child) {
  if (!isShown(child)) return [];
  if (Array.isArray(child)) return child.flatMap(toNodes);
  if (!isElement(child)) return [document.createTextNode(String(child))];
  const element = document.createElement(child.name);
  for (const [key, value] of child.attributes) element.setAttribute(key, String(value));
  element.append(...toNodes(child.children));
  return [element];
}

/**
 * @param {any} value
 * @returns {value is VNode}
 */
function isElement(value) {
  return value[mark] === true;
}

/** @param {unknown} value */
function isShown(value) {
  return value !== null && value !== undefined && typeof value !== 'boolean';
}

/** @param {unknown} value */
function escape(value) {
  return String(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
