import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import Missing from '../views/missing-preact.tsx';
import { createPage, type Page, type PageFiles } from './document.ts';

/** The page that is shown where there is none. */
export default async function openPage(_workload: string, files: PageFiles): Promise<Page> {
  const load = async (): Promise<{ props: unknown }> => ({ props: { statusCode: 404 } });
  const page = createPage(files, { load, render: () => renderToString(h(Missing, null)) });
  return { ...page, status: 404 };
}
