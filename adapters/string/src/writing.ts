import { type LateHole, gathered, mark, takeGathered } from './late-holes.ts';
import { readHoles, readHtml, type Html } from './safe-html.ts';
import { writeText } from './writers.ts';

/** HTML that is being written. */
export interface Writing {
  /** What stands already. */
  text: string;
  /** What follows, the next piece last. */
  readonly rest: (string | LateHole)[];
}

/** HTML of which something is awaited. */
export interface Awaiting {
  text: string;
  holes: readonly LateHole[];
}

/** HTML as it is, where nothing of it is awaited. */
export type Written = string | Awaiting;

/** What stands in a place while its value is pending; undefined where that is waited for. */
export type Open = (late: LateHole) => Written | undefined;

export function startWriting(written: Written): Writing {
  const rest: Writing['rest'] = [];
  push(rest, written);
  return { text: '', rest };
}

/** Writes on until something is to be waited for, which is the result, or until so many characters stand. */
export function writeOn(
  writing: Writing,
  open?: Open,
  enough: number = Infinity,
): LateHole | undefined {
  const { rest } = writing;
  while (rest.length > 0 && writing.text.length < enough) {
    const piece = rest.at(-1)!;
    const filled = typeof piece === 'string' ? piece : fill(piece, open);
    if (filled === undefined) return piece as LateHole;
    rest.pop();
    if (typeof filled === 'string') writing.text += filled;
    else push(rest, filled);
  }
  return undefined;
}

/** What stands since this was last called. */
export function takeText(writing: Writing): string {
  const { text } = writing;
  writing.text = '';
  return text;
}

function fill(late: LateHole, open: Open | undefined): Written | undefined {
  return late.status === 'pending' ? open?.(late) : writeArrived(late);
}

/** What is shown of a promise that has settled. */
export function writeArrived(late: LateHole): Written {
  return write(show(late), late);
}

function show({ status, result, options = {} }: LateHole): unknown {
  const { error, show: showValue } = options;
  try {
    if (status === 'rejected') throw result;
    return showValue ? showValue(result as never) : result;
  } catch (thrown) {
    if (error === undefined) throw thrown;
    return typeof error === 'function' ? error(thrown) : error;
  }
}

/** A value as the template would have written it. */
export function write(value: unknown, { hole }: LateHole): Written {
  // What one that failed has left.
  if (gathered !== undefined) takeGathered();
  const text = writeText(value, hole);
  return gathered === undefined ? text : { text, holes: takeGathered() };
}

export function toWritten(html: Html): Written {
  const text = readHtml(html) as string;
  const holes = readHoles(html);
  return holes ? { text, holes } : text;
}

/** Splits HTML at its marks, which stand in the order of the holes. */
function push(rest: Writing['rest'], written: Written): void {
  if (typeof written === 'string') return void rest.push(written);
  const { text, holes } = written;
  let end = text.length;
  for (let index = holes.length - 1; index >= 0; index--) {
    const late = holes[index]!;
    const at = text.lastIndexOf(mark, end - mark.length);
    rest.push(text.slice(at + mark.length, end), late);
    end = at;
  }
  rest.push(text.slice(0, end));
}
