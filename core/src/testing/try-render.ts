import type { NamedView, ServerKit } from './check.ts';
import { catchFailure } from './expect.ts';
import type { Attempt } from './find-markup.ts';

/** Renders a view that a view layer may refuse. */
export async function tryRender({ renderAll }: ServerKit, view: NamedView): Promise<Attempt> {
  let html = '';
  const thrown = await catchFailure(async () => (html = await renderAll(view)));
  return { html, thrown };
}
