/** The permanent code of an error. */
export function codeOf(error: unknown): unknown {
  return (error as { code?: unknown } | undefined)?.code;
}

/** The text of an error; a text that says so where there is none. */
export function messageOf(error: unknown): string {
  return (error as Error | undefined)?.message ?? 'no error';
}
