import { PlinthError } from './errors.ts';
import type { Outcome } from './flow.ts';
import { isPlainObject } from './plain-object.ts';
import { checkRedirect } from './redirect.ts';
import { isThenable } from './thenable.ts';
import type { Redirect } from './types.ts';

/**
 * What a `getServerSideProps` has returned; `place` says whose it is.
 *
 * @throws PLINTH_GSSP_RESULT, PLINTH_PROPS_NOT_PLAIN, PLINTH_REDIRECT_INVALID
 */
export function toOutcome(result: unknown, place: string): Outcome | Promise<Outcome> {
  checkShape(result, place);
  if (result.notFound) return { kind: 'notFound' };
  if ('redirect' in result) {
    return {
      kind: 'redirect',
      redirect: checkRedirect(result.redirect as Redirect, place),
    };
  }
  const { props } = result;
  if (isThenable(props)) return Promise.resolve(props).then((settled) => toProps(settled, place));
  return toProps(props, place);
}

function toProps(props: unknown, place: string): Outcome {
  if (isPlainObject(props)) return { kind: 'props', props };
  throw notPlain(props, place);
}

function checkShape(result: unknown, place: string): asserts result is Record<string, unknown> {
  if (typeof result !== 'object' || result === null || Array.isArray(result)) {
    throw badResult(place, `returned ${show(result)}`);
  }
  for (const key in result) if (!isKnown(key)) throw unknownKeys(result, place);
}

function isKnown(key: string): boolean {
  return key === 'props' || key === 'redirect' || key === 'notFound';
}

function unknownKeys(result: object, place: string): PlinthError {
  const others: string[] = [];
  for (const key in result) if (!isKnown(key)) others.push(key);
  const list = others.map((key) => JSON.stringify(key)).join(', ');
  return badResult(place, `returned the unknown ${others.length > 1 ? 'keys' : 'key'} ${list}`);
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

function show(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  if (Array.isArray(value)) return 'an array';
  if (typeof value !== 'object') return `the ${typeof value} ${JSON.stringify(String(value))}`;
  const name = (value.constructor as { name?: string } | undefined)?.name;
  return name && name !== 'Object' ? `an instance of ${name}` : 'an object';
}
