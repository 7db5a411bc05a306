import { findAnywhere, findReturned } from './bare.ts';
import type { FunctionNode } from './functions.ts';
import type { Job } from './job.ts';
import type { Twin } from './twins.ts';

/** Makes a function one that returns bare HTML, under another name, and writes one in its place that calls it. */
export function splitFunction(job: Job, name: string, twin: Twin): void {
  const { output, runtime, bare, written } = job;
  const { statement, declaration, id, made } = twin;
  const start = output.original.slice(statement.start, declaration.start);
  if (start !== '') output.remove(statement.start, declaration.start);
  output.appendLeft(id.start, `${runtime}_`);
  for (const maker of findReturned(made, job, findAnywhere) ?? []) bare.add(maker);
  const call = `${runtime}_${name}.apply(this, arguments)`;
  const head = `${start}function ${name}(${listParams(made, runtime)})`;
  written.push(`${head} {\nreturn ${runtime}.toHtml(${call});\n}\n`);
}

/** As many as the function's `length` says. */
function listParams({ params }: FunctionNode, runtime: string): string {
  const end = params.findIndex(
    ({ type }) => type === 'AssignmentPattern' || type === 'RestElement',
  );
  const counted = end < 0 ? params : params.slice(0, end);
  return counted.map((_, index) => `${runtime}V${index}`).join(', ');
}
