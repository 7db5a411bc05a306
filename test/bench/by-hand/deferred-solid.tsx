/** @jsxImportSource solid-js */
import { For } from 'solid-js';
import { renderToString } from 'solid-js/web';
import { fallback } from '../views/deferred.ts';
import { Part } from '../views/part-solid.tsx';
import type { PageFiles } from './document.ts';
import { createLatePage, type LatePage, partNames } from './late-page.ts';

/** The page with slow parts, which Solid's own renderer writes. */
export default function openPage(files: PageFiles): LatePage {
  return createLatePage(files, {
    renderShell: (title) =>
      renderToString(() => (
        <main>
          <h1>{title}</h1>
          <For each={partNames}>{(name) => <p id={name}>{fallback}</p>}</For>
        </main>
      )),
    renderPart: (part) => renderToString(() => <Part {...part} />, { renderId: part.heading[0]! }),
  });
}
