import { useContext } from 'preact/hooks';
import { PlinthError, type Route } from '@plinth/core';
import { RouteContext } from './view.ts';

/**
 * The route of the page that is shown: its pattern, parameters, query and URL. It stays the same
 * object, and draws nothing anew, until one of them changes.
 *
 * @throws PLINTH_USE_ROUTE_OUTSIDE in a component that stands in no page
 */
export function useRoute(): Route {
  const route = useContext(RouteContext);
  if (route) return route;
  throw new PlinthError(
    'PLINTH_USE_ROUTE_OUTSIDE',
    'useRoute() was called in a component that is not part of a Plinth page. Call it in a page, a layout or what they render, or pass the route on as a prop.',
  );
}
