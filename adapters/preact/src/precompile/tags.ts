/** HTML's elements, without those whose inside is not markup, or whose children it decides over. */
const html = new Set(
  (
    'a abbr address area article aside audio b base bdi bdo blockquote body br button canvas ' +
    'caption cite code col colgroup data datalist dd del details dfn dialog div dl dt em embed ' +
    'fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe ' +
    'img input ins kbd label legend li link main map mark menu meta meter nav noscript object ol ' +
    'optgroup output p picture pre progress q rp rt ruby s samp search section slot small source ' +
    'span strong sub summary sup table tbody td tfoot th thead time tr track u ul var video wbr'
  ).split(' '),
);

/** Names with a hyphen that are SVG's and MathML's. */
const foreign =
  /^(?:annotation-xml|color-profile|font-face(?:-(?:src|uri|format|name))?|missing-glyph)$/;

/**
 * Tells whether an element can become text. Not within `select`, `textarea` and `option`, which share a
 * value, in SVG and MathML, where attributes have other names, nor in what is no HTML: a component may
 * return `path`, and only the renderer knows that it stands in an `svg`.
 */
export function isHtml(tag: string): boolean {
  return html.has(tag) || (/^[a-z][^A-Z:]*-/.test(tag) && !foreign.test(tag));
}
