import { type LateHole, splitAtMarks, takeGathered } from './late-holes.ts';
import { readHoles, readHtml, type Html } from './safe-html.ts';
import { writeText } from './writers.ts';

/** HTML of which something is awaited. */
export interface Awaiting {
  text: string;
  holes: readonly LateHole[];
}

/** Waits for a promise as long as that makes sense. */
export type Wait = <T>(promise: Promise<T>) => Promise<T>;

/** The value of a place, or where it opens one the HTML of that. */
export type Fill = (late: LateHole) => Promise<unknown>;

/** HTML with places that are awaited, as a whole. */
export async function settleHtml(html: Html, wait: Wait = (promise) => promise): Promise<string> {
  return collect(toAwaiting(html), (late) => show(late, wait));
}

/** The text of HTML in its order, each piece when it is there. */
export async function* walk({ text, holes }: Awaiting, fill: Fill): AsyncGenerator<string, void> {
  for (const piece of splitAtMarks(text)) {
    const late = piece.startsWith('\ue000') && holes.find(({ mark }) => mark === piece);
    if (late) yield* walk(write(await fill(late), late), fill);
    else if (piece !== '') yield piece;
  }
}

export async function collect(awaiting: Awaiting, fill: Fill): Promise<string> {
  let all = '';
  for await (const text of walk(awaiting, fill)) all += text;
  return all;
}

/** What is shown of a promise, once it has settled. */
export async function show({ options = {}, promise }: LateHole, wait: Wait): Promise<unknown> {
  const { error, show: showValue = (value: unknown) => value } = options;
  try {
    return showValue((await wait(promise)) as never);
  } catch (thrown) {
    if (error === undefined) throw thrown;
    const shown: unknown = typeof error === 'function' ? error(thrown) : error;
    return shown;
  }
}

/** A value as the template would have written it. */
export function write(value: unknown, { hole }: LateHole): Awaiting {
  return { text: writeText(value, hole), holes: takeGathered() };
}

export function toAwaiting(html: Html): Awaiting {
  return { text: readHtml(html) as string, holes: readHoles(html) ?? [] };
}
