import type { Task } from './_tally.ts';

type CodedError = Error & { code?: string };

/** What a thrown error must look like: its message, or anything about it. */
export type Expected<E> = RegExp | ((error: E) => unknown);

/** The assertions about errors, for code that throws and for code that rejects. */
export interface ThrowAssertions {
  throws: <E = CodedError>(task: Task, expected?: Expected<E>) => void;
  rejects: <E = CodedError>(work: Promise<unknown> | Task, expected?: Expected<E>) => Promise<void>;
}

type BaseThrows = (task: Task, expected?: Expected<never>) => void;

/** Makes them on uvu's `throws`, whose failures do not say what was thrown instead. */
export function createThrowAssertions(baseThrows: BaseThrows): ThrowAssertions {
  const throws: ThrowAssertions['throws'] = (task, expected) => {
    refuseText(expected);
    let thrown: unknown;
    const watched: Task = () => {
      try {
        return task();
      } catch (error) {
        thrown = error;
        throw error;
      }
    };
    try {
      baseThrows(watched, expected);
    } catch (error) {
      if (error !== thrown && error instanceof Error) error.cause = thrown;
      throw error;
    }
  };
  const rejects: ThrowAssertions['rejects'] = async (work, expected) => {
    const rethrow = await toRethrow(work);
    throws(rethrow, expected);
  };
  return { throws, rejects };
}

/** uvu takes a text for the message to show, so that any error passes. */
function refuseText(expected: unknown): void {
  if (typeof expected !== 'string') return;
  throw new TypeError(`assert.throws takes a pattern or a predicate, not the text '${expected}'`);
}

async function toRethrow(work: Promise<unknown> | Task): Promise<Task> {
  try {
    await (typeof work === 'function' ? work() : work);
    return () => {};
  } catch (error) {
    return () => {
      throw error;
    };
  }
}
