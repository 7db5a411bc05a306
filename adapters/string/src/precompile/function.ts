import type { ESTree } from 'vite';
import { readTemplate, type Template } from '../template.ts';
import type { Hole } from '../writers.ts';
import { writeHole } from './holes.ts';

/** How a template becomes a function. */
export interface Form {
  readonly runtime: string;
  /** What the module calls the tag. */
  readonly tag: string;
  readonly name: string;
  /** Whether its HTML is bare. */
  readonly isBare: boolean;
  /** Whether the value of each hole is. */
  readonly holes: readonly boolean[];
}

/**
 * Writes the function that takes a template's values: it joins the texts that they have, and where one has none
 * hands all to the tag itself, which awaits it or refuses it. Undefined for a template that is left as it is.
 */
export function writeFunction(
  { quasis }: ESTree.TemplateLiteral,
  template: Template,
  form: Form,
): string | undefined {
  const { runtime, tag, name, isBare } = form;
  const holes = template.holes.map((hole, index) => writeValue(hole, index, form));
  if (!holes.every((one) => one !== undefined)) return undefined;
  const texts = holes.map(({ text }) => text);
  const source = quasis.map(({ value }, index) => value.raw + toHole(holes[index]?.given)).join('');
  const sum = writeSum(template.parts, texts);
  const lines = [
    ...holes.map(({ text, call }) => `const ${text} = ${call};`),
    ...writeCheck(texts, `${tag}\`${source}\``),
    `return ${isBare ? sum : `${runtime}.createHtml(${sum})`};`,
  ];
  return `function ${name}(${holes.map(({ value }) => value).join(', ')}) {\n${lines.join('\n')}\n}\n`;
}

/** The names of a value and its text, the call that makes this of it, and what the tag is given. */
interface Value {
  readonly value: string;
  readonly text: string;
  readonly call: string;
  readonly given: string;
}

function writeValue(hole: Hole, index: number, { runtime, holes }: Form): Value | undefined {
  const value = `${runtime}V${index}`;
  const text = `${runtime}T${index}`;
  const call = writeHole(hole, value, runtime);
  if (call === undefined) return undefined;
  if (!holes[index]) return { value, text, call, given: value };
  const given = `${runtime}.toHtml(${value})`;
  return { value, text, call: `typeof ${value} === 'string' ? ${value} : ${call}`, given };
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
