import type { ESTree } from 'vite';

/** What a file says to stay as it is: its own switch, and another JSX than Preact's. */
const off = /@precompile\s+false\b|@jsxRuntime\s+classic\b|@jsx\s/;

/** Tells whether one of the comments before the first statement switches the compiler off. */
export function isSwitchedOff(
  { body }: ESTree.Program,
  comments: readonly { readonly value: string; readonly end: number }[],
): boolean {
  const start = body[0]?.start ?? Infinity;
  return comments.some(({ value, end }) => end <= start && off.test(value));
}
