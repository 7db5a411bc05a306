import type { PageWorkload } from '../workloads.ts';
import { createPage, type Page, type PageFiles } from './document.ts';
import { loads } from './loads.ts';

const views = {
  hello: () => import('./strings/hello.ts'),
  table: () => import('./strings/table.ts'),
  spiral: () => import('./strings/spiral.ts'),
  cards: () => import('./strings/cards.ts'),
};

/** A page that is written by hand. */
export default async function openPage(workload: PageWorkload, files: PageFiles): Promise<Page> {
  const render = (await views[workload]()).default as (props: unknown) => string;
  return createPage(files, { load: await loads[workload](), render });
}
