import type { ESTree } from 'vite';
import type { Job, Visit } from '../job.ts';
import type { FunctionNode } from '../pure/functions.ts';

/** Compiles a function so that it returns a text, whatever it returned before. */
export function emitTextFunction(job: Job, { params, body }: FunctionNode, visit: Visit): void {
  for (const one of params) visit(one, 'open');
  if (body!.type !== 'BlockStatement') return visit(body!, 'text');
  emitStatement(job, body, visit);
  job.output.appendLeft(body.end - 1, `; ${nothing} `);
}

const nothing = "return '';";

function emitStatement(job: Job, node: ESTree.Statement, visit: Visit): void {
  switch (node.type) {
    case 'ReturnStatement':
      if (node.argument) visit(node.argument, 'text');
      else job.output.overwrite(node.start, node.end, nothing);
      break;
    case 'IfStatement':
      visit(node.test, 'open');
      emitStatement(job, node.consequent, visit);
      if (node.alternate) emitStatement(job, node.alternate, visit);
      break;
    case 'BlockStatement':
      for (const one of node.body) emitStatement(job, one, visit);
      break;
    default:
      visit(node, 'open');
  }
}
