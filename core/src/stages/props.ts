import { PlinthError, toError } from '../errors.ts';
import type { Outcome, Page } from '../flow.ts';
import type { PageContext } from '../page-context.ts';
import { checkRedirect } from '../redirect.ts';
import type { GetServerSideProps, Props, Redirect } from '../types.ts';

const known = new Set(['props', 'redirect', 'notFound']);

/**
 * Runs a page's `getServerSideProps` and checks what it returns.
 *
 * @throws PLINTH_GSSP_RESULT, PLINTH_PROPS_NOT_PLAIN, PLINTH_REDIRECT_INVALID, PLINTH_RES_NOT_ENDED, and what it throws itself
 */
export async function loadProps(page: Page, context: PageContext): Promise<Outcome> {
  const { getServerSideProps, pattern } = page;
  if (!getServerSideProps) return { kind: 'props', props: {} };
  const place = `getServerSideProps of the page "${pattern}"`;
  try {
    const outcome = await run(getServerSideProps, context, place);
    return isFinal(context) ?? outcome;
  } catch (thrown) {
    const final = isFinal(context);
    if (final) return final;
    throw toError(thrown, place);
  }
}

/** `res.end()` has the last word, whatever is returned or thrown after it (Next.js). */
function isFinal(context: PageContext): Outcome | undefined {
  const body = context.response.final;
  return body === undefined ? undefined : { kind: 'final', body };
}

async function run(
  getServerSideProps: GetServerSideProps,
  context: PageContext,
  place: string,
): Promise<Outcome> {
  const result: unknown = await getServerSideProps(context);
  if (context.wasWritten) throw notEnded(place);
  checkShape(result, place);
  if (result.notFound) return { kind: 'notFound' };
  if ('redirect' in result) {
    return { kind: 'redirect', redirect: checkRedirect(result.redirect as Redirect, place) };
  }
  const props = await result.props;
  if (!isPlainObject(props)) throw notPlain(props, place);
  return { kind: 'props', props };
}

function checkShape(result: unknown, place: string): asserts result is Record<string, unknown> {
  if (typeof result !== 'object' || result === null || Array.isArray(result)) {
    throw badResult(place, `returned ${show(result)}`);
  }
  const others = Object.keys(result).filter((key) => !known.has(key));
  if (others.length > 0) {
    throw badResult(
      place,
      `returned the unknown ${others.length > 1 ? 'keys' : 'key'} ${others.map((key) => JSON.stringify(key)).join(', ')}`,
    );
  }
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

function isPlainObject(value: unknown): value is Props {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype = Object.getPrototypeOf(value) as object | null;
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function show(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  if (Array.isArray(value)) return 'an array';
  if (typeof value !== 'object') return `the ${typeof value} ${JSON.stringify(String(value))}`;
  const name = (value.constructor as { name?: string } | undefined)?.name;
  return name && name !== 'Object' ? `an instance of ${name}` : 'an object';
}
