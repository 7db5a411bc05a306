import type { Root } from '../client/session.ts';

/**
 * Whether a place of the document still shows its fallback while the page wakes: its part has not been
 * moved there, and from now on will not be. What wakes the page shows the part itself.
 */
export function isOpenPlace(id: string): boolean {
  const root = document.getElementById('plinth') as Root | null;
  if (!root) return false;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_COMMENT);
  while (walker.nextNode()) {
    if ((walker.currentNode as Comment).data === `!$${id}`) return (root.late = true);
  }
  return false;
}
