import type { ESTree } from 'vite';
import type { FunctionNode } from './functions.ts';
import type { Purity } from './index.ts';

/** Writes what marks a module's pure components, each with a look at the props that it reads. */
export function writeMarks({ pure, reading }: Purity, runtime: string): string {
  return [...pure]
    .map(([name, node]) => writeMark(name, node, reading.has(name), runtime))
    .join('');
}

function writeMark(
  name: string,
  { params: [props] }: FunctionNode,
  isReading: boolean,
  runtime: string,
): string {
  const read = props ? listRead(props) : [];
  const tests = read?.map((one) => `${runtime}.isPlain(props[${JSON.stringify(one)}])`);
  const check = tests ? `(props) => ${tests.join(' && ') || 'true'}` : 'undefined';
  return `${runtime}.markPure(${name}, ${isReading}, ${check});\n`;
}

/** Undefined where it may read any. */
function listRead(pattern: ESTree.Node): string[] | undefined {
  if (pattern.type === 'AssignmentPattern') return listRead(pattern.left);
  if (pattern.type !== 'ObjectPattern') return undefined;
  return pattern.properties.flatMap((one) => (one.type === 'Property' ? [toName(one.key)] : []));
}

function toName(key: ESTree.PropertyKey): string {
  return key.type === 'Identifier' ? key.name : String((key as ESTree.StringLiteral).value);
}
