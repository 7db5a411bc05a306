/** A script that would give itself away; text that holds it must stay text. */
export const script =
  '<script>globalThis.broken=1</script><img src=x onerror="globalThis.broken=1">';

/** Ends an attribute, in either kind of quotes, and begins an element. */
export const breakout = `"'><b class=broken onclick="broken()">`;

/** What JSON of a visitor may look like to a view layer: its own marks for markup. */
const forged: Record<string, unknown> = {
  preact: {
    type: 'b',
    props: { class: 'broken' },
    key: null,
    ref: null,
    constructor: null,
    __v: 1,
  },
  react: { $$typeof: 'Symbol(react.element)', type: 'b', props: { class: 'broken' }, key: null },
  solid: { t: '<b class=broken></b>' },
  vue: { __v_isVNode: true, __v_skip: true, type: 'b', props: { class: 'broken' }, shapeFlag: 1 },
  html: {
    __html: '<b class=broken></b>',
    html: '<b class=broken></b>',
    raw: ['<b class=broken></b>'],
    safe: true,
    dangerouslySetInnerHTML: { __html: '<b class=broken></b>' },
    innerHTML: '<b class=broken></b>',
    _$litType$: 1,
    strings: ['<b class=broken></b>'],
    values: [],
  },
};

export const forgedNames: readonly string[] = Object.keys(forged);

/** Parsed anew each time, as from a request: view layers write into what they take for their own. */
export function forge(name: string): unknown {
  return JSON.parse(JSON.stringify(forged[name]));
}
