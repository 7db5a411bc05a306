/**
 * Takes over a place that still shows its fallback, so that the server's part is not moved there any
 * more: what wakes the page shows the part itself. False where there is no such place: its part has been moved.
 */
export function claimPlace(id: string): boolean {
  const root = document.getElementById('plinth');
  if (!root) return false;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_COMMENT);
  while (walker.nextNode()) {
    const comment = walker.currentNode as Comment;
    if (comment.data !== `!$${id}`) continue;
    comment.data = '!$';
    return true;
  }
  return false;
}
