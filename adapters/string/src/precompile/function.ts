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

/** What is bare: the function's own HTML, and the values of which holes. */
export interface Bare {
  readonly own: boolean;
  readonly holes: readonly boolean[];
}

/**
 * Writes the function that takes a template's values: it joins the texts that they have, and where one has none
 * hands all to the tag itself, which awaits it or refuses it. Undefined for a template that is left as it is.
 */
export function writeFunction(
  { quasis }: ESTree.TemplateLiteral,
  template: Template,
  { runtime, tag, name }: Names,
  bare: Bare,
): string | undefined {
  const values = template.holes.map((_, index) => `${runtime}V${index}`);
  const texts = template.holes.map((_, index) => `${runtime}T${index}`);
  const calls = template.holes.map((hole, index) => {
    const call = writeHole(hole, values[index]!, runtime);
    return bare.holes[index] ? writeBareHole(values[index]!, call!) : call;
  });
  if (calls.includes(undefined)) return undefined;
  const given = values.map((value, index) =>
    bare.holes[index] ? `${runtime}.toHtml(${value})` : value,
  );
  const source = quasis.map(({ value }, index) => value.raw + toHole(given[index])).join('');
  const sum = writeSum(template.parts, texts);
  const lines = [
    ...calls.map((call, index) => `const ${texts[index]} = ${call};`),
    ...writeCheck(texts, `${tag}\`${source}\``),
    `return ${bare.own ? sum : `${runtime}.createHtml(${sum})`};`,
  ];
  return `function ${name}(${values.join(', ')}) {\n${lines.join('\n')}\n}\n`;
}

/** Reads a template; one that is refused, is refused where it is used. */
export function tryRead({ quasis }: ESTree.TemplateLiteral): Template | undefined {
  const raw = quasis.map(({ value }) => value.raw);
  const cooked = quasis.map(({ value }) => value.cooked as string);
  try {
    return readTemplate(Object.assign(cooked, { raw }));
  } catch {
    return undefined;
  }
}

function writeBareHole(value: string, call: string): string {
  return `typeof ${value} === 'string' ? ${value} : ${call}`;
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
