/** Elements that only SVG has, by how their names begin or are. */
const svg =
  'animate\\w*|circle|clipPath|defs|desc|ellipse|fe[A-Z]\\w+|filter|foreignObject|g|image|line|linearGradient|marker|mask|metadata|mpath|path|pattern|polygon|polyline|radialGradient|rect|set|stop|switch|symbol|text|textPath|tspan|use|view';
/** Those that only MathML has. */
const mathml =
  'm(?:action|enclose|error|frac|i|multiscripts|n|o|over|padded|phantom|root|row|s|space|sqrt|style|sub|subsup|sup|table|td|text|tr|under|underover)|semantics|annotation(?:-xml)?';

const first = new RegExp(`<(?:(svg|math)|${svg}|${mathml})(?=[\\s/>])`);

/**
 * Whether HTML has elements of SVG or MathML without the element that they stand in: the parser makes unknown
 * elements of them where it does not see that one.
 */
export function isForeign(html: string): boolean {
  const found = first.exec(html);
  return found !== null && found[1] === undefined;
}
