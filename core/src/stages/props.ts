import { toOutcome } from '../check-result.ts';
import { PlinthError, toError } from '../errors.ts';
import type { Layer, Outcome, Page, PageData } from '../flow.ts';
import type { PageContext } from '../page-context.ts';
import { isThenable } from '../thenable.ts';
import { waitAtMost } from '../timeout.ts';
import { toItself } from '../to-itself.ts';
import type { Props } from '../types.ts';

/**
 * Runs the `getServerSideProps` of a page, its app and its layouts side by side, checks what they return,
 * and goes on with it: in the same turn, because one more costs a small page 1 µs on a socket.
 *
 * @param kept how many of the outermost layouts a client keeps: theirs do not run unless they ask for it
 * @throws PLINTH_GSSP_RESULT, PLINTH_PROPS_NOT_PLAIN, PLINTH_REDIRECT_INVALID, PLINTH_RES_NOT_ENDED, PLINTH_TIMEOUT, and what they throw themselves
 */
export function loadProps<Result>(
  page: Page,
  context: PageContext,
  kept: number,
  goOn: (outcome: Outcome) => Result | Promise<Result>,
): Result | Promise<Result> {
  const limit = context.propsTimeout;
  if (!page.hasOuterData && limit === undefined) return loadOne(page, context, goOn);
  const loading = page.hasOuterData
    ? loadLayers(page, context, kept)
    : loadOne(page, context, toItself);
  if (!isThenable(loading)) return goOn(loading);
  return (limit === undefined ? loading : waitFor(loading, limit, page, context)).then(goOn);
}

function waitFor(
  loading: Promise<Outcome>,
  limit: number,
  { place }: Page,
  context: PageContext,
): Promise<Outcome> {
  return waitAtMost(loading, limit, placeOf(place)).catch((error: unknown) => {
    context.abort(error);
    throw error;
  });
}

/**
 * The outermost one that wants something else than the page has its way, and what stands inside it counts
 * for nothing: so the answer never depends on which of them is the fastest.
 */
async function loadLayers(page: Page, context: PageContext, kept: number): Promise<Outcome> {
  const runs = page.layers.map((layer, i) => {
    if (isKept(page, i, kept)) return undefined;
    const own = context.fork();
    const outcome = startOne(layer, own);
    outcome.catch(() => {});
    return { outcome, response: own.response };
  });
  const { status } = context.response;
  const results: (Props | null)[] = [];
  for (const run of runs) {
    const outcome = await run?.outcome;
    if (run) context.response.take(run.response, status);
    if (outcome && outcome.kind !== 'props') return outcome;
    results.push(outcome?.props ?? null);
  }
  return { kind: 'props', ...toPageData(page, results) };
}

/** One that has no data is not spared anything by being left out. */
function isKept({ app, layouts, layers }: Page, index: number, kept: number): boolean {
  const place = app ? index - 1 : index;
  const layout = place < Math.min(kept, layouts.length) ? layouts[place] : undefined;
  return layout?.getServerSideProps !== undefined && !layout.refetch && layers[index] === layout;
}

/** The page's props win over its app's. */
function toPageData(page: Page, results: readonly (Props | null)[]): PageData {
  const own = results.at(-1) as Props;
  const props = page.app ? { ...results[0], ...own } : own;
  return page.hasLayoutData ? { props, layouts: results.slice(page.app ? 1 : 0, -1) } : { props };
}

/** As a promise, also of what is thrown at once. */
async function startOne(layer: Layer, context: PageContext): Promise<Outcome> {
  return loadOne(layer, context, toItself);
}

/** Without `async`, which costs a small page 1 µs more. */
function loadOne<Result>(
  layer: Layer,
  context: PageContext,
  goOn: (outcome: Outcome) => Result | Promise<Result>,
): Result | Promise<Result> {
  const { getServerSideProps } = layer;
  if (!getServerSideProps) return goOn({ kind: 'props', props: {} });
  const conclude = (result: unknown): Result | Promise<Result> => {
    const outcome = toReturned(result, layer, context);
    return isThenable(outcome) ? outcome.then(goOn) : goOn(outcome);
  };
  const fail = (thrown: unknown): Result | Promise<Result> =>
    goOn(toThrown(thrown, layer, context));
  let running: unknown;
  try {
    running = getServerSideProps(context);
  } catch (thrown) {
    return fail(thrown);
  }
  return isThenable(running) ? Promise.resolve(running).then(conclude, fail) : conclude(running);
}

/** What comes of what it has returned. */
function toReturned(
  result: unknown,
  layer: Layer,
  context: PageContext,
): Outcome | Promise<Outcome> {
  context.response.isSettled = true;
  ignoreRejection(result);
  const outcome = toFinal(context) ?? toChecked(result, layer, context);
  if (!isThenable(outcome)) return outcome;
  return outcome.catch((thrown: unknown) => toThrown(thrown, layer, context));
}

/** What comes of what it has thrown: an error, where it has not ended the response. */
function toThrown(thrown: unknown, { place }: Layer, context: PageContext): Outcome {
  context.response.isSettled = true;
  const final = toFinal(context);
  if (final) return final;
  throw toError(thrown, placeOf(place));
}

/** Props that nobody will read (beside a redirect, after `res.end()`) must not end the process when they reject. */
function ignoreRejection(result: unknown): void {
  const props = (result as { props?: unknown } | null | undefined)?.props;
  if (isThenable(props)) Promise.resolve(props).catch(() => {});
}

/** `res.end()` has the last word, whatever is returned or thrown after it (Next.js). */
function toFinal(context: PageContext): Outcome | undefined {
  const body = context.response.final;
  return body === undefined ? undefined : { kind: 'final', body };
}

function toChecked(
  result: unknown,
  { place }: Layer,
  context: PageContext,
): Outcome | Promise<Outcome> {
  if (context.wasWritten) throw notEnded(placeOf(place));
  return toOutcome(result, placeOf(place));
}

function placeOf(place: string): string {
  return `getServerSideProps of the ${place}`;
}

function notEnded(place: string): PlinthError {
  return new PlinthError(
    'PLINTH_RES_NOT_ENDED',
    `${place} called res.write() but not res.end(). End the response, or return props instead.`,
  );
}
