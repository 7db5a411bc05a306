import type { ESTree } from 'vite';
import { toExpression, toName } from '../attributes.ts';
import { type Jsx, listChildren } from '../elements.ts';
import type { Job, Visit } from '../job.ts';
import { readStatic } from '../values.ts';
import { createCursor, type Cursor, keep, replaceUpTo } from './cursor.ts';

/** Tells whether a component's element can be written as a call: one that calls the component at once where that is sound. */
export function isCallable(node: Jsx, job: Job): boolean {
  if (node.type !== 'JSXElement' || listChildren(node, job).length > 0) return false;
  const { name, attributes } = node.openingElement;
  if (name.type === 'JSXIdentifier' && job.impure.has(name.name)) return false;
  return attributes.filter(isKey).length < 2 && attributes.every(isInPlace);
}

/** Replaces it by that call. */
export function emitCall(job: Job, node: ESTree.JSXElement, visit: Visit): void {
  const { name } = node.openingElement;
  const attributes = node.openingElement.attributes as ESTree.JSXAttribute[];
  const type = job.code.slice(name.start, name.end);
  const isKeyed = attributes.slice(0, 1).some(isKey);
  const call = `${job.runtime}.${isKeyed ? 'keyed' : 'component'}`;
  const cursor = createCursor(job, node.start, `${call}(${type}, `);
  const last = isKeyed ? [] : attributes.slice(-1).filter(isKey);
  if (isKeyed) emitKey(job, cursor, attributes[0]!, visit, ['', ', ']);
  emitProps(job, cursor, attributes, visit);
  for (const key of last) emitKey(job, cursor, key, visit, [', ', '']);
  cursor.pending += ')';
  replaceUpTo(job, cursor, node.end);
}

function emitKey(
  job: Job,
  cursor: Cursor,
  key: ESTree.JSXAttribute,
  visit: Visit,
  [before, after]: readonly [string, string],
): void {
  cursor.pending += before;
  emitValue(job, cursor, key, visit);
  cursor.pending += after;
}

function emitProps(
  job: Job,
  cursor: Cursor,
  attributes: readonly ESTree.JSXAttribute[],
  visit: Visit,
): void {
  cursor.pending += '{ ';
  for (const attribute of attributes) {
    if (isKey(attribute)) continue;
    cursor.pending += `${JSON.stringify(toName(attribute))}: `;
    emitValue(job, cursor, attribute, visit);
    cursor.pending += ', ';
  }
  cursor.pending += '}';
}

function emitValue(job: Job, cursor: Cursor, attribute: ESTree.JSXAttribute, visit: Visit): void {
  const { value } = attribute;
  if (!value) cursor.pending += 'true';
  else if (value.type === 'Literal') cursor.pending += JSON.stringify(job.literals.get(value));
  else {
    const isBraced = value.type === 'JSXExpressionContainer';
    keep(
      job,
      cursor,
      isBraced ? value.start + 1 : value.start,
      isBraced ? value.end - 1 : value.end,
    );
    visit(isBraced ? value.expression : value, 'handed');
  }
}

function isKey(attribute: ESTree.JSXAttributeItem): boolean {
  return attribute.type === 'JSXAttribute' && toName(attribute) === 'key';
}

/** The compilers evaluate the key last; where it stands first, it must not matter when. */
function isInPlace(
  attribute: ESTree.JSXAttributeItem,
  index: number,
  { length }: readonly ESTree.JSXAttributeItem[],
): boolean {
  if (attribute.type !== 'JSXAttribute') return false;
  if (!isKey(attribute)) return isOrdinary(toName(attribute));
  return index === length - 1 || (index === 0 && isIdle(toExpression(attribute)));
}

function isIdle(node: ESTree.Node | undefined): boolean {
  if (node?.type === 'MemberExpression') return !node.computed && isIdle(node.object);
  return !node || node.type === 'Identifier' || readStatic(node) !== undefined;
}

function isOrdinary(name: string): boolean {
  return name !== 'ref' && !name.startsWith('__');
}
