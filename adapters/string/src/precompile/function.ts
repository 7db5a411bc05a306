import type { ESTree } from 'vite';
import { readTemplate, type Template } from '../template.ts';
import { writeHole } from './holes.ts';

/** How a template becomes a function. */
export interface Names {
  readonly runtime: string;
  /** What the module calls the tag. */
  readonly tag: string;
  readonly name: string;
}

/**
 * Writes the function that takes a template's values: it joins the texts that they have, and where one has none
 * hands all to the tag itself, which awaits it or refuses it. Undefined for a template that is left as it is.
 */
export function writeFunction(
  { quasis }: ESTree.TemplateLiteral,
  names: Names,
): string | undefined {
  const template = tryRead(quasis);
  const { runtime, tag, name } = names;
  const values = quasis.slice(1).map((_, index) => `${runtime}V${index}`);
  const texts = values.map((_, index) => `${runtime}T${index}`);
  const calls = template?.holes.map((hole, index) => writeHole(hole, values[index]!, runtime));
  if (!template || !calls || calls.includes(undefined)) return undefined;
  const source = quasis.map(({ value }, index) => value.raw + toHole(values[index])).join('');
  const lines = [
    ...calls.map((call, index) => `const ${texts[index]} = ${call};`),
    ...writeCheck(texts, `${tag}\`${source}\``),
    `return ${runtime}.createHtml(${writeSum(template.parts, texts)});`,
  ];
  return `function ${name}(${values.join(', ')}) {\n${lines.join('\n')}\n}\n`;
}

/** One that is refused, is refused where it is used. */
function tryRead(quasis: readonly ESTree.TemplateElement[]): Template | undefined {
  const raw = quasis.map(({ value }) => value.raw);
  const cooked = quasis.map(({ value }) => value.cooked as string);
  try {
    return readTemplate(Object.assign(cooked, { raw }));
  } catch {
    return undefined;
  }
}

function toHole(value: string | undefined): string {
  return value === undefined ? '' : `\${${value}}`;
}

function writeCheck(texts: readonly string[], template: string): string[] {
  if (texts.length === 0) return [];
  return [`if (${texts.map((text) => `${text} === undefined`).join(' || ')}) return ${template};`];
}

function writeSum(parts: readonly string[], texts: readonly string[]): string {
  const terms = parts.flatMap((part, index) => [
    part === '' ? '' : JSON.stringify(part),
    texts[index] ?? '',
  ]);
  return terms.filter((term) => term !== '').join(' + ') || "''";
}
