import { parseSync, transformWithOxc, type ESTree } from 'vite';
import { findAll } from './walk.ts';

/** What the texts and the quoted attribute values of a file mean; '' for a text of line breaks alone. */
export type Literals = ReadonlyMap<ESTree.Node, string>;

/**
 * Reads JSX texts and attribute values: whitespace, line breaks and entities. The compiler that would have
 * compiled the file says what they mean, so that no rule of ours can differ from its own.
 */
export async function readLiterals(code: string, program: ESTree.Program): Promise<Literals> {
  const texts = findAll(program, 'JSXText');
  const values = findAll(program, 'JSXAttribute').flatMap(({ value }) =>
    value?.type === 'Literal' ? [value] : [],
  );
  const elements = [
    ...texts.map(({ start, end }) => `<a>${code.slice(start, end)}</a>`),
    ...values.map(({ start, end }) => `<a b=${code.slice(start, end)} />`),
  ];
  const jsx = { runtime: 'automatic', importSource: 'a', development: false } as const;
  const snippet = `export default [${elements.join(',')}];`;
  const compiled = await transformWithOxc(snippet, 'literals.jsx', { jsx, sourcemap: false });
  const { program: read } = parseSync('literals.js', compiled.code);
  const meanings = findAll(read, 'CallExpression').map(toMeaning);
  return new Map([...texts, ...values].map((node, index) => [node, meanings[index]!]));
}

/** Of `jsx('a', { children: '…' })`. */
function toMeaning({ arguments: [, props] }: ESTree.CallExpression): string {
  const [property] = (props as ESTree.ObjectExpression).properties;
  if (property?.type !== 'Property' || property.value.type !== 'Literal') return '';
  return String(property.value.value);
}
