import type { Component } from 'solid-js';
import { createComponent, renderToString } from 'solid-js/web';
import type { PageWorkload } from '../workloads.ts';
import { createPage, type Page, type PageFiles } from './document.ts';
import { loads } from './loads.ts';

const views = {
  hello: () => import('../views/hello-solid.tsx'),
  table: () => import('../views/table-solid.tsx'),
  spiral: () => import('../views/spiral-solid.tsx'),
  cards: () => import('../views/cards-solid.tsx'),
};

/** A page that Solid's own renderer writes. */
export default async function openPage(workload: PageWorkload, files: PageFiles): Promise<Page> {
  const View = (await views[workload]()).default as Component<object>;
  const load = await loads[workload]();
  return createPage(files, {
    load,
    render: (props) => renderToString(() => createComponent(View, props as object)),
  });
}
