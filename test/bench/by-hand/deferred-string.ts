import { fallback, type Part } from '../views/deferred.ts';
import type { PageFiles } from './document.ts';
import { createLatePage, type LatePage, partNames } from './late-page.ts';
import { escape } from './strings/escape.ts';

/** The page with slow parts, written by hand. */
export default function openPage(files: PageFiles): LatePage {
  return createLatePage(files, { renderShell, renderPart });
}

function renderShell(title: string): string {
  const places = partNames.map((name) => `<p id="${name}">${fallback}</p>`).join('');
  return `<main><h1>${escape(title)}</h1>${places}</main>`;
}

function renderPart({ heading, items }: Part): string {
  const list = items.map((item) => `<li>${escape(item)}</li>`).join('');
  return `<section><h2>${escape(heading)}</h2><ul>${list}</ul></section>`;
}
