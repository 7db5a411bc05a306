import type { ESTree } from 'vite';
import { classify, isJsx, type Jsx } from '../elements.ts';
import type { Job, Visit } from '../job.ts';
import { renderChild } from '../renderer.ts';
import { isText, readStatic } from '../values.ts';
import { glue } from './cursor.ts';
import { emitList, isMap } from './text-list.ts';
import { emitTextCall } from './text-call.ts';
import { emitTemplateOfTexts } from './template.ts';

/** Compiles an expression whose place takes a text: it becomes that text, or ends the attempt when it runs. */
export function emitText(job: Job, node: ESTree.Node, visit: Visit): void {
  if (isJsx(node)) return emitJsx(job, node, visit);
  if (node.type === 'ConditionalExpression') {
    visit(node.test, 'open');
    visit(node.consequent, 'text');
    return visit(node.alternate, 'text');
  }
  if (isMap(node)) return emitList(job, node, visit);
  if (node.type === 'LogicalExpression' && node.operator === '&&') return emitAnd(job, node, visit);
  emitValue(job, node, visit);
}

function emitJsx(job: Job, node: Jsx, visit: Visit): void {
  const isComponent = classify(node, job) === 'component';
  if (isComponent) emitTextCall(job, node as ESTree.JSXElement, visit);
  else emitTemplateOfTexts(job, node, visit);
}

/** What stands on the left is the value where it is falsy. */
function emitAnd(job: Job, node: ESTree.LogicalExpression, visit: Visit): void {
  visit(node.left, 'open');
  visit(node.right, 'text');
  surround(job, node, 'and(');
}

function emitValue(job: Job, node: ESTree.Node, visit: Visit): void {
  const known = readStatic(node);
  if (known) {
    job.output.overwrite(node.start, node.end, JSON.stringify(renderChild(known.value)));
    return;
  }
  visit(node, 'open');
  surround(job, node, isText(node) ? 'text(' : 'content(');
}

/** After what is inside, which may end where this does. */
function surround({ code, output, runtime }: Job, node: ESTree.Node, call: string): void {
  const [before, after] = node.type === 'SequenceExpression' ? ['(', '))'] : ['', ')'];
  output.prependRight(node.start, `${glue(code, node.start)}${runtime}.${call}${before}`);
  output.appendLeft(node.end, after);
}
