/** What compiled modules call. */
export {
  attribute,
  attributeValue,
  className,
  classValue,
  enumerated,
  nothing,
  wordValue,
} from './attribute.ts';
export { child, children, onlyChild, text } from './child.ts';
export { component, fragment, isPlain, keyed, markPure } from './component.ts';
export { html, markup } from './join.ts';
export { declaration, style } from './style.ts';
export { quoted } from './quoted.ts';
export { and, content, list, only } from './text.ts';
export { markText } from './text-form.ts';
