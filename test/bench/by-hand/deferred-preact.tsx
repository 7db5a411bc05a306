/** @jsxImportSource preact */
import { renderToString } from 'preact-render-to-string';
import { fallback } from '../views/deferred.ts';
import { Part } from '../views/part-preact.tsx';
import type { PageFiles } from './document.ts';
import { createLatePage, type LatePage, partNames } from './late-page.ts';

/** The page with slow parts, which Preact's own renderer writes. */
export default function openPage(files: PageFiles): LatePage {
  return createLatePage(files, {
    renderShell: (title) =>
      renderToString(
        <main>
          <h1>{title}</h1>
          {partNames.map((name) => (
            <p key={name} id={name}>
              {fallback}
            </p>
          ))}
        </main>,
      ),
    renderPart: (part) => renderToString(<Part {...part} />),
  });
}
