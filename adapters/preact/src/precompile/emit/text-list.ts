import type { ESTree } from 'vite';
import type { Job, Visit } from '../job.ts';
import type { FunctionNode } from '../pure/functions.ts';
import { isFunction } from '../values.ts';
import { glue } from './cursor.ts';
import { emitTextFunction } from './text-function.ts';

interface MapCall extends ESTree.CallExpression {
  callee: ESTree.StaticMemberExpression;
  arguments: [FunctionNode];
}

/** Tells a `list.map` with a function that stands there, whose own name nothing could call. */
export function isMap(node: ESTree.Node): node is MapCall {
  if (node.type !== 'CallExpression' || node.arguments.length !== 1) return false;
  const { callee } = node;
  const [write] = node.arguments;
  if (callee.type !== 'MemberExpression' || callee.computed) return false;
  const isNamed = 'id' in write! && write.id !== null;
  return callee.property.name === 'map' && isFunction(write!) && !isNamed;
}

/** Replaces it by a call that joins the texts of the items as it goes. */
export function emitList(job: Job, node: MapCall, visit: Visit): void {
  const { output, runtime } = job;
  const { object } = node.callee;
  const [write] = node.arguments;
  visit(object, 'open');
  emitTextFunction(job, write, visit);
  const list = output.slice(object.start, object.end);
  const items = object.type === 'SequenceExpression' ? `(${list})` : list;
  const call = `${runtime}.list(${items}, ${output.slice(write.start, write.end)})`;
  output.overwrite(node.start, node.end, glue(job.code, node.start) + call);
}
