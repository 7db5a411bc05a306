import type { Component } from 'solid-js';
import type { Props, View } from '@plinth/core';

/** Where a value stands in the props, which the core sends: in the page's (0) or a layout's, and its name there. */
export type Place = readonly [layer: number, name: string];

/** The places of all that the core sends; a promise that has resolved is its value. */
export function findPlaces(view: View<Component>): Map<unknown, Place> {
  const places = new Map<unknown, Place>();
  for (const [layer, props] of listProps(view).entries()) {
    for (const name of Object.keys(props))
      places.set(readPlace(view, [layer, name]), [layer, name]);
  }
  return places;
}

export function readPlace(view: View<Component>, [layer, name]: Place): unknown {
  const prop = listProps(view)[layer]?.[name];
  const { status, value } = (prop ?? {}) as { status?: unknown; value?: unknown };
  return prop instanceof Promise && status === 'fulfilled' ? value : prop;
}

function listProps({ props, layouts }: View<Component>): Props[] {
  return [props, ...layouts.map((layout) => layout.props)];
}
