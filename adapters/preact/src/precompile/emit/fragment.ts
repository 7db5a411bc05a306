import type { ESTree } from 'vite';
import { toExpression } from '../attributes.ts';
import { type Jsx, listChildren } from '../elements.ts';
import type { Job, Visit } from '../job.ts';
import { createCursor, type Cursor, keep, replaceUpTo } from './cursor.ts';

/** Replaces a fragment by a call with its key and its children. */
export function emitFragment(job: Job, node: Jsx, visit: Visit): void {
  const cursor = createCursor(job, node.start, `${job.runtime}.fragment(`);
  emitKey(job, cursor, node, visit);
  cursor.pending += ', [';
  for (const child of listChildren(node, job)) {
    emitChild(job, cursor, child, visit);
    cursor.pending += ', ';
  }
  cursor.pending += '])';
  replaceUpTo(job, cursor, node.end);
}

function emitKey(job: Job, cursor: Cursor, node: Jsx, visit: Visit): void {
  const [key] = node.type === 'JSXElement' ? node.openingElement.attributes : [];
  const { value } = (key ?? {}) as Partial<ESTree.JSXAttribute>;
  if (value?.type === 'Literal') cursor.pending += JSON.stringify(job.literals.get(value));
  else if (value?.type === 'JSXExpressionContainer') {
    keep(job, cursor, value.start + 1, value.end - 1);
    visit(toExpression(key as ESTree.JSXAttribute)!, 'open');
  } else cursor.pending += key ? 'true' : 'undefined';
}

function emitChild(job: Job, cursor: Cursor, child: ESTree.JSXChild, visit: Visit): void {
  if (child.type === 'JSXText') {
    cursor.pending += JSON.stringify(job.literals.get(child));
    return;
  }
  const isBraced = child.type === 'JSXExpressionContainer';
  keep(job, cursor, isBraced ? child.start + 1 : child.start, isBraced ? child.end - 1 : child.end);
  visit(isBraced ? child.expression : child, 'open');
}
