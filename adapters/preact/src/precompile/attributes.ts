import type { ESTree } from 'vite';
import { describeAttribute } from './renderer.ts';
import { readStatic } from './values.ts';

/** Attributes of an element that only the renderer can treat; the last means something else with preact/compat. */
const special = new Set(['children', 'dangerouslySetInnerHTML', 'translate']);

/** What Preact takes for itself; it is evaluated and not written. */
const own = new Set(['key', 'ref']);

/** An attribute's name as it is written in the source. */
export function toName({ name }: ESTree.JSXAttribute): string {
  return name.type === 'JSXIdentifier' ? name.name : `${name.namespace.name}:${name.name.name}`;
}

/** The expression in a value's braces; undefined for another value. */
export function toExpression({ value }: ESTree.JSXAttribute): ESTree.Expression | undefined {
  if (value?.type !== 'JSXExpressionContainer') return undefined;
  return value.expression as ESTree.Expression;
}

/** What stands before the written value, as in ` href="`; undefined where nothing is written. */
export function findOpening(name: string): string | undefined {
  return own.has(name) ? undefined : describeAttribute(name).opening;
}

/** Tells whether the attributes are all known, each once, and mean the same wherever the element stands. */
export function areWritable(attributes: readonly ESTree.JSXAttributeItem[]): boolean {
  const written = new Set<string>();
  for (const attribute of attributes) {
    if (attribute.type === 'JSXSpreadAttribute' || !isWritable(attribute)) return false;
    const opening = findOpening(toName(attribute));
    if (opening !== undefined && written.has(opening)) return false;
    written.add(opening ?? '');
  }
  return true;
}

function isWritable(attribute: ESTree.JSXAttribute): boolean {
  const { value } = attribute;
  if (value && value.type !== 'Literal' && value.type !== 'JSXExpressionContainer') return false;
  const name = toName(attribute);
  if (own.has(name)) return true;
  return !special.has(name) && !isFalsyClass(attribute) && !describeAttribute(name).isForeign;
}

/** A class that preact/compat leaves out. */
function isFalsyClass(attribute: ESTree.JSXAttribute): boolean {
  const value = toExpression(attribute) ?? attribute.value;
  const known = value ? readStatic(value) : undefined;
  return known !== undefined && !known.value && findOpening(toName(attribute)) === ' class="';
}
