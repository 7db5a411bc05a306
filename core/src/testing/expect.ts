/** Ends a check that does not apply. */
export class Skip extends Error {}

/** Fails the check unless the condition holds; the message says what was found. */
export function expect(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

/** Compares two values that JSON can carry. */
export function expectEqual(actual: unknown, expected: unknown, what: string): void {
  const [found, wanted] = [actual, expected].map((value) => show(value));
  expect(found === wanted, `${what} is ${found}, not ${wanted}.`);
}

/** Fails unless the task throws or rejects; gives what it threw. */
export async function expectFailure(task: () => unknown, what: string): Promise<unknown> {
  try {
    await task();
  } catch (error) {
    return error;
  }
  throw new Error(`${what} did not fail.`);
}

/** Gives what the task threw, or nothing. */
export async function catchFailure(task: () => unknown): Promise<unknown[]> {
  try {
    await task();
    return [];
  } catch (error) {
    return [error];
  }
}

/** A value for a message: short, on one line. */
export function show(value: unknown): string {
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  const text = toText(value);
  return text.length > 600 ? `${text.slice(0, 300)} … ${text.slice(-200)}` : text;
}

/** A view layer may have made a circle of an object, and an object may have no way to become a string. */
function toText(value: unknown): string {
  if (typeof value !== 'object' && typeof value !== 'string') return String(value);
  try {
    return JSON.stringify(value);
  } catch {
    return 'an object that JSON cannot hold';
  }
}
