import type { ESTree } from 'vite';
import type { Source } from '../parse.ts';

/** A part of the source to blank; a statement leaves a `;`, so that its neighbours cannot grow together. */
export interface Cut {
  readonly start: number;
  readonly end: number;
  readonly isStatement: boolean;
}

/** The nodes to remove, and where the cuts are written down. */
export interface Cutter {
  readonly source: Source;
  readonly removed: ReadonlySet<ESTree.Node>;
  readonly cuts: Cut[];
}

type Nodes = readonly ESTree.Node[];

/** Cuts from one offset to another. */
export function cutRange({ cuts }: Cutter, start: number, end: number): void {
  cuts.push({ start, end, isStatement: false });
}

/** Cuts a whole statement. */
export function cutStatement({ cuts }: Cutter, { start, end }: ESTree.Span): void {
  cuts.push({ start, end, isStatement: true });
}

/** Cuts the removed ones of nodes that stand between commas. */
export function cutList(cutter: Cutter, nodes: Nodes): void {
  const firstKept = nodes.findIndex((node) => !cutter.removed.has(node));
  if (firstKept < 0) return cutWholeList(cutter, nodes);
  if (firstKept > 0) cutRange(cutter, nodes[0]!.start, nodes[firstKept]!.start);
  for (let index = firstKept + 1; index < nodes.length; index++) {
    const node = nodes[index]!;
    if (cutter.removed.has(node)) cutRange(cutter, nodes[index - 1]!.end, node.end);
  }
}

function cutWholeList(cutter: Cutter, nodes: Nodes): void {
  const last = nodes.at(-1);
  if (last) cutRange(cutter, nodes[0]!.start, findAfterComma(cutter.source.code, last.end));
}

/** Finds the end of the comma that follows an offset, or the offset where none does. */
export function findAfterComma(code: string, offset: number): number {
  const trivia = /(?:\s|\/\/.*|\/\*[^]*?\*\/)*,/y;
  trivia.lastIndex = offset;
  return trivia.test(code) ? trivia.lastIndex : offset;
}

/** Cuts the removed entries of a pattern; an array's leave holes. */
export function cutPattern(
  cutter: Cutter,
  pattern: ESTree.BindingPattern | ESTree.BindingRestElement,
): void {
  if (pattern.type === 'AssignmentPattern') cutPattern(cutter, pattern.left);
  else if (pattern.type === 'RestElement') cutPattern(cutter, pattern.argument);
  else if (pattern.type === 'ObjectPattern') cutProperties(cutter, pattern);
  else if (pattern.type === 'ArrayPattern') cutElements(cutter, pattern);
}

function cutProperties(cutter: Cutter, { properties }: ESTree.ObjectPattern): void {
  cutList(cutter, properties);
  for (const property of properties) {
    if (cutter.removed.has(property)) continue;
    cutPattern(cutter, property.type === 'Property' ? property.value : property);
  }
}

function cutElements(cutter: Cutter, { elements }: ESTree.ArrayPattern): void {
  for (const element of elements) {
    if (!element) continue;
    if (cutter.removed.has(element)) cutRange(cutter, element.start, element.end);
    else cutPattern(cutter, element);
  }
}
