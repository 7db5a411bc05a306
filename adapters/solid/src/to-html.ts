import { escape, resolveSSRNode } from 'solid-js/web';
import { getRender } from './render.ts';
import { escape as escapeGuarded } from './runtime.ts';

/** The HTML of what a component has returned; one compiled without this package's runtime returns plain objects. */
export function toHtml(node: unknown): string {
  const escapeNode = getRender()?.isGuarded ? escapeGuarded : escape;
  return resolveSSRNode(escapeNode(node as string));
}
