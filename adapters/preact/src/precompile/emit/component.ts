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
  return attributes.every(
    (attribute, index) =>
      attribute.type === 'JSXAttribute' &&
      (toName(attribute) === 'key'
        ? isKeyInPlace(attribute, index, attributes.length)
        : isOrdinary(toName(attribute))),
  );
}

/** Replaces it by that call. */
export function emitCall(
  job: Job,
  { openingElement, start, end }: ESTree.JSXElement,
  visit: Visit,
): void {
  const { name } = openingElement;
  const attributes = openingElement.attributes as ESTree.JSXAttribute[];
  const type = job.code.slice(name.start, name.end);
  const isKeyed = attributes.length > 0 && toName(attributes[0]!) === 'key';
  const call = isKeyed ? 'keyed' : 'component';
  const cursor = createCursor(job, start, `${job.runtime}.${call}(${type}, ${isKeyed ? '' : '{ '}`);
  for (const [index, attribute] of attributes.entries()) {
    const isKey = toName(attribute) === 'key';
    if (isKey && index > 0) cursor.pending += '}, ';
    else if (!isKey) cursor.pending += `${JSON.stringify(toName(attribute))}: `;
    emitValue(job, cursor, attribute, visit);
    cursor.pending += isKey && index === 0 ? ', { ' : ', ';
  }
  const isLastKey = attributes.length > 1 && toName(attributes.at(-1)!) === 'key';
  cursor.pending += isLastKey ? ')' : '})';
  replaceUpTo(job, cursor, end);
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

/** The compilers evaluate it last; where it stands first, it must not matter when. */
function isKeyInPlace(attribute: ESTree.JSXAttribute, index: number, length: number): boolean {
  return index === length - 1 || (index === 0 && isIdle(toExpression(attribute)));
}

function isIdle(node: ESTree.Node | undefined): boolean {
  if (node?.type === 'MemberExpression') return !node.computed && isIdle(node.object);
  return !node || node.type === 'Identifier' || readStatic(node) !== undefined;
}

function isOrdinary(name: string): boolean {
  return name !== 'ref' && !name.startsWith('__');
}
