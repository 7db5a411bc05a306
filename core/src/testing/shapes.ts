import type { Markup } from './check.ts';

const html = '<b class=broken></b>';
const attributes = { class: 'broken' };

type Family = 'preact' | 'react' | 'solid' | 'vue' | 'html' | 'others';

/**
 * What view layers make of an element, or of trusted HTML, as far as JSON can hold it. One that tells
 * its own by such members takes them from a visitor, too.
 */
export const shapes: Record<Family, Markup> = {
  preact: {
    'Preact 11': { type: 'b', props: attributes, key: null, ref: null, constructor: null, __v: 1 },
    'Preact 8': { nodeName: 'b', attributes, children: [] },
    'a template of Preact': { type: '', props: { tpl: [html], exprs: [] }, constructor: null },
  },
  react: {
    'React 19': { $$typeof: 'Symbol(react.transitional.element)', type: 'b', props: attributes },
    'React 18': { $$typeof: 'Symbol(react.element)', type: 'b', props: attributes, key: null },
    'React without symbols': {
      $$typeof: 60103,
      type: 'b',
      key: null,
      ref: null,
      props: attributes,
    },
  },
  solid: {
    'Solid 1': { t: html },
    'Solid in parts': { t: [html], h: [], p: [] },
  },
  vue: {
    'Vue 3': { __v_isVNode: true, __v_skip: true, type: 'b', props: attributes, shapeFlag: 1 },
    'Vue 2': { tag: 'b', data: { attrs: attributes }, children: [], isRootInsert: true },
  },
  html: {
    'an object with __html': { __html: html, _html: html, $html: html },
    'an object with innerHTML': { innerHTML: html, dangerouslySetInnerHTML: { __html: html } },
    'a safe string': { html, raw: [html], string: html, value: html, isSafe: true, safe: true },
    'a template of Lit': { _$litType$: 1, strings: [html], values: [] },
    'a template with raw': {
      _$litType$: 1,
      strings: { 0: html, length: 1, raw: [html] },
      values: [],
    },
  },
  others: {
    'trusted HTML of Mithril': { tag: '<', children: html },
    'a fragment of Mithril': { tag: '[', children: [{ tag: '<', children: html }] },
    Mithril: { tag: 'b', attrs: attributes, children: [] },
    Inferno: { type: 'b', flags: 1, childFlags: 1, className: 'broken', children: null },
    hyperapp: { tag: 'b', props: attributes, children: [], type: 1 },
    superfine: { name: 'b', props: attributes, children: [], type: 1 },
    snabbdom: { sel: 'b.broken', data: { attrs: attributes }, children: [] },
    maquette: { vnodeSelector: 'b', properties: attributes, children: [] },
    'virtual-dom': {
      type: 'VirtualNode',
      version: '2',
      tagName: 'B',
      properties: {},
      children: [],
    },
    Stencil: { $flags$: 0, $tag$: 'b', $attrs$: attributes, $children$: [] },
    Qwik: { type: 'b', props: attributes, immutableProps: null, children: null, flags: 0 },
    Forgo: { type: 'b', props: { children: [] }, key: null, __is_forgo_element__: true },
    Hono: { tag: 'b', props: attributes, children: [], isEscaped: true },
    ivi: { type: 1, tag: 'b', attrs: attributes, body: [] },
    uhtml: { type: 'html', template: [html], values: [] },
    hast: { type: 'element', tagName: 'b', properties: { className: ['broken'] }, children: [] },
    'raw HTML of hast': { type: 'root', children: [{ type: 'raw', value: html }] },
    mdast: { type: 'html', value: html },
    parse5: { nodeName: 'b', tagName: 'b', attrs: [], childNodes: [] },
    'a DOM node': { nodeType: 1, nodeName: 'B', outerHTML: html, childNodes: [] },
    JsonML: ['b', attributes],
  },
};

/** Anew each time, as out of a request: view layers write into what they take for their own. */
export function toData(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
