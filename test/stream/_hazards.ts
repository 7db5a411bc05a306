import { assert, type Test } from '../_suite.ts';
import { sleep } from './_late.ts';

/** An answer, and the errors that its server was told of. */
export interface Visit {
  response: Response;
  reported: unknown[];
}

/** What a side is told beside the view. */
export interface SideOptions {
  /** Whether the page ships script that wakes it. @default true */
  hydrates?: boolean;
  /** Whether the document is sent as a whole. @default false */
  isWhole?: boolean;
  /** Milliseconds for what comes late. */
  limit?: number;
}

/** Answers a request with a view, by a renderer alone or by Plinth. */
export type Side<View> = (view: View, options?: SideOptions) => Promise<Visit>;

/** Tries one thing on one side. */
type Attempt<View> = (open: Side<View>) => Promise<void>;

type Register<View> = (title: string, shows: string, attempt: Attempt<View>) => void;

/**
 * Registers hazards: what is asserted of both sides fails on the renderer alone, with the message `shows`.
 * Where it no longer does, the renderer was mended, and what defends against it may be of no more use.
 */
export function toHazards<View>(test: Test, bare: Side<View>, plinth: Side<View>): Register<View> {
  return (title, shows, attempt) => {
    test(`${title}: the renderer alone`, async () => {
      // Not with assert.rejects, which lets failed assertions through.
      const failure = await attempt(bare).catch((error: Error) => error);
      assert.is(failure?.message, shows, 'it no longer does what is expected of it');
    });
    test(`${title}: Plinth`, () => attempt(plinth));
  };
}

/** What has arrived of an answer, and whether that is all. */
export interface Read {
  text: string;
  /** `open`: two seconds later there was no more, and no end. */
  ending: 'complete' | 'broken off' | 'open';
}

/** Reads an answer; `act` is called once its first bytes are there. */
export async function read({ response }: Visit, act = (): void => {}): Promise<Read> {
  let text = '';
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  const all = async (): Promise<Read['ending']> => {
    for (let one = await reader.read(); !one.done; one = await reader.read()) {
      if (text === '') act();
      text += one.value;
    }
    return 'complete';
  };
  const ending = await Promise.race([
    all().catch(() => 'broken off' as const),
    sleep(2000).then(() => 'open' as const),
  ]);
  if (ending === 'open') reader.cancel().catch(() => {});
  return { text, ending };
}

/** Reads the shell, and goes. */
export async function leaveEarly({ response }: Visit): Promise<void> {
  const reader = response.body!.getReader();
  await reader.read();
  await reader.cancel();
}
