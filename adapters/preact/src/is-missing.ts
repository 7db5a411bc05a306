import type { ComponentType } from 'preact';
import type { Props, Tracked, View } from '@plinth/core';

/**
 * Whether a promise that is pending is a deferred prop. Before such a page is rendered, the core has held
 * its first bytes back for as long as they may: nothing is gained by waiting for it once more.
 */
export function isMissing(
  promise: Tracked<unknown>,
  { props, layouts }: View<ComponentType>,
): boolean {
  return holds(props, promise) || layouts.some((layout) => holds(layout.props, promise));
}

function holds(props: Props, value: unknown): boolean {
  for (const name in props) if (props[name] === value) return true;
  return false;
}
