import type { ESTree } from 'vite';
import { classify, hasSpread, isJsx, type Jsx, listChildren } from '../elements.ts';
import type { Job, Mode, Visit } from '../job.ts';
import { findAll } from '../walk.ts';
import { emitCall, isCallable } from './component.ts';
import { inBraces } from './draft.ts';
import { emitFragment } from './fragment.ts';
import { emitChildren, emitTemplate } from './template.ts';

/** Compiles an element that stands in no other, or in one that stays. */
export function emitElement(job: Job, node: Jsx, mode: Mode, visit: Visit): void {
  const kind = classify(node, job);
  if (kind === 'opaque') return;
  if (kind === 'fragment') return emitOwnFragment(job, node, mode, visit);
  const element = node as ESTree.JSXElement;
  if (kind === 'component') return emitComponent(job, element, mode, visit);
  if (kind === 'html' && mode === 'open') return emitTemplate(job, element, visit);
  for (const attribute of element.openingElement.attributes) visit(attribute, 'handed');
  emitInside(job, element, visit);
}

function emitOwnFragment(job: Job, node: Jsx, mode: Mode, visit: Visit): void {
  const canMove = mode === 'open' && !hasSpread(node) && listChildren(node, job).length > 0;
  if (canMove) return emitFragment(job, node, visit);
  for (const child of node.children) visit(child, mode);
}

function emitComponent(job: Job, node: ESTree.JSXElement, mode: Mode, visit: Visit): void {
  if (mode === 'open' && isCallable(node, job)) return emitCall(job, node, visit);
  for (const attribute of node.openingElement.attributes) visit(attribute, 'handed');
  for (const child of node.children) visit(child, 'handed');
}

/** Of an element that stays: several children become one template, a single one stays what it is. */
function emitInside(job: Job, node: ESTree.JSXElement, visit: Visit): void {
  const children = listChildren(node, job);
  const [only] = children;
  if (!only || hasSpread(node)) return children.forEach((child) => visit(child, 'handed'));
  const isHtml = isJsx(only) && classify(only, job) === 'html';
  if (children.length > 1 || isHtml) return emitChildren(job, node, visit);
  if (only.type !== 'JSXExpressionContainer') return visit(only, 'handed');
  const { start, end } = inBraces(only);
  if (findAll(only, 'JSXElement').length > 0 && !isJsx(only.expression)) {
    job.output.appendRight(start, `${job.runtime}.children(`);
    job.output.appendLeft(end, ')');
  }
  visit(only.expression, 'open');
}
