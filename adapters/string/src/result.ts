import { PlinthError, type Props, type View } from '@plinth/core';
import { describe, isPromise } from './describe.ts';
import { createHtml, readHtml, type Html } from './safe-html.ts';

/** A page, a layout or an App; a string that it returns is HTML, because it is the author's own. */
export type Component = (props: Props) => string | Html | Promise<string | Html>;

/** What a component is in its view. */
type Role = 'page' | 'layout' | 'App';

/** Goes on with a value: at once, or when it is there. */
export function whenReady<From, To>(
  value: From | PromiseLike<From>,
  next: (value: From) => To | Promise<To>,
): To | Promise<To> {
  return isPromise(value) ? Promise.resolve(value as From).then(next) : next(value as From);
}

/** Calls a component, and refuses what is not HTML; `role` and the view say in an error whose it is. */
export function callComponent(
  component: Component,
  props: Props,
  role: Role,
  view: View<Component>,
): Html | Promise<Html> {
  if (typeof component !== 'function') {
    throw createViewError(role, view, `is ${describe(component)}`);
  }
  return whenReady<unknown, Html>(component(props), (result) => {
    if (typeof result === 'string') return createHtml(result);
    if (readHtml(result) !== undefined) return result as Html;
    throw createViewError(role, view, `returned ${describe(result)}`);
  });
}

function createViewError(role: Role, { route }: View<Component>, what: string): PlinthError {
  return new PlinthError(
    'PLINTH_STRING_VIEW',
    `The ${role} of ${JSON.stringify(route.pattern)} ${what}; a ${role} of the string adapter returns a string or html\`...\`. Is this ${role} written for another adapter?`,
  );
}
