import { Component } from 'preact';

/** Tells whether preact/compat is there: for libraries that look for it, it marks all components. */
export function isCompatLoaded(): boolean {
  return 'isReactComponent' in Component.prototype;
}
