import type { ESTree } from 'vite';
import { toName } from '../attributes.ts';
import type { Job, Visit } from '../job.ts';
import { glue } from './cursor.ts';

/** The name of a component's text form: one that the module does not use. */
export function toTextName(runtime: string, name: string): string {
  return `${runtime}_${name}`;
}

/** Replaces a component's element by a call of its text form. A key is evaluated behind the props, and not read. */
export function emitTextCall(job: Job, node: ESTree.JSXElement, visit: Visit): void {
  const { name } = node.openingElement.name as ESTree.JSXIdentifier;
  const props: string[] = [];
  const keys: string[] = [];
  for (const attribute of node.openingElement.attributes as ESTree.JSXAttribute[]) {
    const value = emitValue(job, attribute, visit);
    const own = toName(attribute);
    if (own === 'key') keys.push(value);
    else props.push(`${JSON.stringify(own)}: ${value}`);
  }
  const call = `${toTextName(job.runtime, name)}(${[`{ ${props.join(', ')} }`, ...keys].join(', ')})`;
  job.output.overwrite(node.start, node.end, glue(job.code, node.start) + call);
}

function emitValue(job: Job, { value }: ESTree.JSXAttribute, visit: Visit): string {
  if (!value) return 'true';
  if (value.type === 'Literal') return JSON.stringify(job.literals.get(value));
  const isBraced = value.type === 'JSXExpressionContainer';
  visit(isBraced ? value.expression : value, 'handed');
  return isBraced
    ? job.output.slice(value.start + 1, value.end - 1)
    : job.output.slice(value.start, value.end);
}
