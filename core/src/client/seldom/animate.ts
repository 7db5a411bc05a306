/** Lets the browser animate a change, where it can and the visitor wants it. */
export function animate(change: () => Promise<void>): Promise<void> {
  const isUnwanted = matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (isUnwanted || !('startViewTransition' in document)) return change();
  const { updateCallbackDone, ready, finished } = document.startViewTransition(change);
  // A transition that is skipped, because another follows, is no failure.
  for (const step of [ready, finished]) step.catch(() => {});
  return updateCallbackDone;
}
