import type { LateHole } from './late-holes.ts';
import type { Html } from './safe-html.ts';
import { startWriting, toWritten, writeOn } from './writing.ts';

/** HTML with places that are awaited, as a whole; `wait`: as long as that makes sense. */
export async function settleHtml(
  html: Html,
  wait = ({ settled }: LateHole): PromiseLike<unknown> => settled,
): Promise<string> {
  const writing = startWriting(toWritten(html));
  for (let late = writeOn(writing); late; late = writeOn(writing)) await wait(late);
  return writing.text;
}
