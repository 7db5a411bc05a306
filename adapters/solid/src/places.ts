import type { Component } from 'solid-js';
import type { Props, View } from '@plinth/core';

/** The way to a value, or to the promise of it, in a view: `['props', 'list']`. */
export type Place = readonly (string | number)[];

/** The places of all that the core sends. */
export function findPlaces({ props, layouts }: View<Component>): Map<unknown, Place> {
  const places = new Map<unknown, Place>();
  for (const [index, layout] of layouts.entries()) {
    addPlaces(places, layout.props, ['layouts', index, 'props']);
  }
  addPlaces(places, props, ['props']);
  return places;
}

function addPlaces(places: Map<unknown, Place>, props: Props, place: Place): void {
  for (const [name, value] of Object.entries(props)) {
    const settled = value as { status?: unknown; value?: unknown };
    const isLate = value instanceof Promise && settled.status === 'fulfilled';
    places.set(isLate ? settled.value : value, [...place, name]);
  }
}
