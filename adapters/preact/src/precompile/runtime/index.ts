/** What compiled modules call. */
export { attribute, className, enumerated, nothing } from './attribute.ts';
export { child, children, onlyChild, text } from './child.ts';
export { component, fragment, keyed, markPure } from './component.ts';
export { html } from './join.ts';
export { declaration, style } from './style.ts';
