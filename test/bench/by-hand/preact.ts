import { type ComponentType, h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { PageWorkload } from '../workloads.ts';
import { createPage, type Page, type PageFiles } from './document.ts';
import { loads } from './loads.ts';

const views = {
  hello: () => import('../views/hello-preact.tsx'),
  table: () => import('../views/table-preact.tsx'),
  spiral: () => import('../views/spiral-preact.tsx'),
  cards: () => import('../views/cards-preact.tsx'),
};

/** A page that Preact's own renderer writes. */
export default async function openPage(workload: PageWorkload, files: PageFiles): Promise<Page> {
  const View = (await views[workload]()).default as ComponentType<object>;
  const load = await loads[workload]();
  return createPage(files, { load, render: (props) => renderToString(h(View, props as object)) });
}
