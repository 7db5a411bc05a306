import type { HtmlHole } from './html.ts';
import type { Hole } from './writers.ts';

/** A place in HTML whose value is awaited. */
export interface LateHole {
  /** Stands in the text for the value. */
  readonly mark: string;
  readonly promise: Promise<unknown>;
  readonly hole: Hole;
  /** Where it has a fallback; without one, what follows waits too. */
  readonly options?: LaterOptions<never> | undefined;
}

/** Not guessable: what an app inserts as raw HTML could contain a mark. */
const token = crypto.randomUUID();
const marks = new RegExp(`(\ue000${token}:\\d+\ue000)`);
let count = 0;

/** What the template that is being written has met; a template is written without a break. */
export let gathered: LateHole[] | undefined;

/** Leaves a mark for a value that is awaited. */
export function addLate(promise: PromiseLike<unknown>, hole: Hole, later?: Later): string {
  const mark = `\ue000${token}:${count++}\ue000`;
  // Once, because some thenables begin anew each time; whoever renders the HTML takes what it rejects with.
  const own = Promise.resolve(promise);
  own.catch(() => {});
  gathered ??= [];
  gathered.push({ mark, promise: own, hole, options: later?.options });
  return mark;
}

/** Takes over what HTML within the template awaits. */
export function addAll(holes: readonly LateHole[]): void {
  gathered = [...(gathered ?? []), ...holes];
}

/** What was met since this was last called. */
export function takeGathered(): LateHole[] {
  const holes = gathered ?? [];
  gathered = undefined;
  return holes;
}

/** The text between marks, and these. */
export function splitAtMarks(text: string): string[] {
  return text.split(marks);
}

/** How `later` shows what it awaits. */
export interface LaterOptions<T> {
  /** Shown until the value is there. @default nothing */
  fallback?: HtmlHole;
  /** Shows the value. @default the value itself, as any other in a template */
  show?: (value: T) => HtmlHole;
  /** Shown where it has failed. @default none: the connection breaks off, as at any error in what was begun to be sent */
  error?: HtmlHole | ((error: unknown) => HtmlHole);
}

/** A promise with what is shown until it is there. */
export class Later {
  readonly promise: PromiseLike<unknown>;
  readonly options: LaterOptions<never>;

  constructor(promise: PromiseLike<unknown>, options: LaterOptions<never>) {
    this.promise = promise;
    this.options = options;
  }
}
