import type { ESTree } from 'vite';
import { declaration } from '../runtime/style.ts';
import { describeProperty, isDisputed } from '../runtime/style-property.ts';
import { isText, readStatic } from '../values.ts';
import { type Draft, writeHole, writeText } from './draft.ts';

interface Declaration {
  readonly name: string;
  readonly value: ESTree.Expression;
}

/** Writes a style that is an object literal, property by property; false where its source does not say enough. */
export function writeStyle(draft: Draft, expression: ESTree.Expression): boolean {
  const declarations = readDeclarations(expression);
  if (!declarations?.some(isAlwaysWritten)) return false;
  writeText(draft, ' style="');
  for (const one of declarations) writeDeclaration(draft, one);
  writeText(draft, '"');
  return true;
}

function readDeclarations(expression: ESTree.Expression): Declaration[] | undefined {
  if (expression.type !== 'ObjectExpression') return undefined;
  const declarations: Declaration[] = [];
  for (const property of expression.properties) {
    const name = readName(property);
    if (name === undefined || isDisputed(name)) return undefined;
    if (declarations.some((one) => one.name === name)) return undefined;
    declarations.push({
      name,
      value: (property as ESTree.ObjectProperty).value as ESTree.Expression,
    });
  }
  return declarations;
}

/** A number as a name would come first, whatever its place. */
function readName(property: ESTree.ObjectPropertyKind): string | undefined {
  if (property.type !== 'Property' || property.kind !== 'init') return undefined;
  if (property.computed || property.method || property.shorthand) return undefined;
  const { key } = property;
  const name = key.type === 'Identifier' ? key.name : readStatic(key)?.value;
  return typeof name === 'string' && /^-|^(?!__proto__$)[a-z]/i.test(name) ? name : undefined;
}

function isAlwaysWritten({ value }: Declaration): boolean {
  return isText(value) || typeof readStatic(value)?.value === 'number';
}

function writeDeclaration(draft: Draft, { name, value }: Declaration): void {
  const { prefix, suffix } = describeProperty(name);
  const known = readStatic(value);
  if (known) return writeText(draft, declaration(prefix, known.value, suffix) as string);
  const isSequence = value.type === 'SequenceExpression';
  const call = isText(value) ? 'text(' : `declaration(${JSON.stringify(prefix)}, `;
  const rest = isText(value) ? '' : `, ${JSON.stringify(suffix)}`;
  if (isText(value)) writeText(draft, prefix);
  writeHole(draft, value, isSequence ? `${call}(` : call, isSequence ? `)${rest}` : rest);
  if (isText(value)) writeText(draft, ';');
  draft.visit(value, 'open');
}
