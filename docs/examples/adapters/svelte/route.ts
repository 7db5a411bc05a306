import type { Route, View } from '@plinth/core';
import { getContext } from 'svelte';
import { derived, type Readable } from 'svelte/store';

/** The route of the page that is shown, as a store. */
export function useRoute(): Readable<Route> {
  return derived(getContext<Readable<View>>('view'), ({ route }) => route);
}
