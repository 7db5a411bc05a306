import { PlinthError, toError } from '../errors.ts';
import type { Outcome, Page } from '../flow.ts';
import type { PageContext } from '../page-context.ts';
import { isThenable } from '../thenable.ts';
import { isPlainObject } from '../plain-object.ts';
import { checkRedirect } from '../redirect.ts';
import type { Redirect } from '../types.ts';

const known = new Set(['props', 'redirect', 'notFound']);

/**
 * Runs a page's `getServerSideProps` and checks what it returns.
 *
 * @throws PLINTH_GSSP_RESULT, PLINTH_PROPS_NOT_PLAIN, PLINTH_REDIRECT_INVALID, PLINTH_RES_NOT_ENDED, and what it throws itself
 */
export async function loadProps(page: Page, context: PageContext): Promise<Outcome> {
  const { getServerSideProps } = page;
  if (!getServerSideProps) return { kind: 'props', props: {} };
  try {
    const result: unknown = await getServerSideProps(context);
    ignoreRejection(result);
    const outcome = toFinal(context) ?? toOutcome(result, page, context);
    return isThenable(outcome) ? await outcome : outcome;
  } catch (thrown) {
    const final = toFinal(context);
    if (final) return final;
    throw toError(thrown, placeOf(page));
  }
}

/** Props that nobody will read (beside a redirect, after `res.end()`) must not end the process when they reject. */
function ignoreRejection(result: unknown): void {
  const props = (result as { props?: unknown } | null | undefined)?.props;
  if (isThenable(props)) Promise.resolve(props).catch(() => {});
}

function placeOf({ pattern }: Page): string {
  return `getServerSideProps of the page "${pattern}"`;
}

/** `res.end()` has the last word, whatever is returned or thrown after it (Next.js). */
function toFinal(context: PageContext): Outcome | undefined {
  const body = context.response.final;
  return body === undefined ? undefined : { kind: 'final', body };
}

function toOutcome(result: unknown, page: Page, context: PageContext): Outcome | Promise<Outcome> {
  if (context.wasWritten) throw notEnded(placeOf(page));
  checkShape(result, page);
  if (result.notFound) return { kind: 'notFound' };
  if ('redirect' in result) {
    return {
      kind: 'redirect',
      redirect: checkRedirect(result.redirect as Redirect, placeOf(page)),
    };
  }
  const { props } = result;
  if (isThenable(props)) return Promise.resolve(props).then((settled) => toProps(settled, page));
  return toProps(props, page);
}

function toProps(props: unknown, page: Page): Outcome {
  if (isPlainObject(props)) return { kind: 'props', props };
  throw notPlain(props, placeOf(page));
}

function checkShape(result: unknown, page: Page): asserts result is Record<string, unknown> {
  if (typeof result !== 'object' || result === null || Array.isArray(result)) {
    throw badResult(placeOf(page), `returned ${show(result)}`);
  }
  for (const key of Object.keys(result)) if (!known.has(key)) throw unknownKeys(result, page);
}

function unknownKeys(result: object, page: Page): PlinthError {
  const others = Object.keys(result).filter((key) => !known.has(key));
  const list = others.map((key) => JSON.stringify(key)).join(', ');
  return badResult(
    placeOf(page),
    `returned the unknown ${others.length > 1 ? 'keys' : 'key'} ${list}`,
  );
}

function badResult(place: string, what: string): PlinthError {
  return new PlinthError(
    'PLINTH_GSSP_RESULT',
    `${place} ${what}. Return { props: {…} }, { redirect: { destination, permanent } } or { notFound: true }.`,
  );
}

function notPlain(props: unknown, place: string): PlinthError {
  return new PlinthError(
    'PLINTH_PROPS_NOT_PLAIN',
    `${place} returned props that are ${show(props)}. Return a plain object: { props: { … } }.`,
  );
}

function notEnded(place: string): PlinthError {
  return new PlinthError(
    'PLINTH_RES_NOT_ENDED',
    `${place} called res.write() but not res.end(). End the response, or return props instead.`,
  );
}

function show(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  if (Array.isArray(value)) return 'an array';
  if (typeof value !== 'object') return `the ${typeof value} ${JSON.stringify(String(value))}`;
  const name = (value.constructor as { name?: string } | undefined)?.name;
  return name && name !== 'Object' ? `an instance of ${name}` : 'an object';
}
