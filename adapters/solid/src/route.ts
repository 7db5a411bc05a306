import { createMemo, useContext } from 'solid-js';
import { PlinthError, type Route } from '@plinth/core';
import { ViewContext } from './view.ts';

/**
 * The route of the page that is shown: its pattern, parameters, query and URL, each of them reactive.
 *
 * @throws PLINTH_USE_ROUTE_OUTSIDE in a component that stands in no page
 */
export function useRoute(): Route {
  const view = useContext(ViewContext);
  if (!view) {
    throw new PlinthError(
      'PLINTH_USE_ROUTE_OUTSIDE',
      'useRoute() was called outside of a Plinth page, or too late: call it while a page, a layout or one of their components is set up, not in an event handler or after an await.',
    );
  }
  const follow = <Key extends keyof Route>(key: Key): (() => Route[Key]) =>
    createMemo(() => view().route[key]);
  const [pattern, params, query, url] = [
    follow('pattern'),
    follow('params'),
    follow('query'),
    follow('url'),
  ];
  return {
    get pattern() {
      return pattern();
    },
    get params() {
      return params();
    },
    get query() {
      return query();
    },
    get url() {
      return url();
    },
  };
}
