import type { Job } from '../job.ts';

/** A place in the source up to which the output is written, and what comes next there. */
export interface Cursor {
  position: number;
  pending: string;
}

/** Starts to replace source from a place on. A word before it must not run into the new code. */
export function createCursor({ code }: Job, position: number, pending: string): Cursor {
  return { position, pending: glue(code, position) + pending };
}

/** A blank, where there is a word just before a place. */
export function glue(code: string, position: number): string {
  return /[\w$]/.test(code.charAt(position - 1)) ? ' ' : '';
}

/** Keeps a range of the source, with whatever becomes of its inside. */
export function keep(job: Job, cursor: Cursor, start: number, end: number): void {
  replaceUpTo(job, cursor, start);
  cursor.position = end;
  cursor.pending = '';
}

/** Replaces what is left. */
export function replaceUpTo({ output }: Job, { position, pending }: Cursor, end: number): void {
  if (end > position) output.update(position, end, pending);
  else if (pending !== '') output.appendLeft(end, pending);
}
