import { head } from '../views/hello.ts';

/** What a page's document refers to, as the build has named it: the first script is started. */
export type Modules = readonly string[];

/** A page without a framework: what a server has to do for each request. */
export interface Page<Props = unknown> {
  path: string;
  /** @default 200 */
  status?: number;
  /** @default 'text/html; charset=utf-8' */
  type?: string;
  load(): Promise<{ props: Props }>;
  /** The whole document. */
  write(props: Props): string;
}

/** Where a page stands, and what its document names; none: the page has no state either. */
export interface PageFiles {
  path: string;
  modules: Modules;
}

/** A view and its data. */
export interface Source<Props> {
  load: Page<Props>['load'];
  render(props: Props): string;
}

/** Puts a document around a view; what does not depend on the request is written once. */
export function createPage<Props>(
  { path, modules }: PageFiles,
  { load, render }: Source<Props>,
): Page<Props> {
  const start = writeStart(modules);
  const end = writeEnd(modules).join('');
  const hydrates = modules.length > 0;
  return {
    path,
    load,
    write(props) {
      const state = hydrates ? writeState(props) : '';
      return `${start}${render(props)}</div>${state}${end}`;
    },
  };
}

/** The document until the view. */
export function writeStart(modules: Modules): string {
  const links = modules.map((href) => `<link rel="modulepreload" href="${href}">`);
  const [description] = head.meta;
  return (
    `<!doctype html><html lang="${head.htmlAttributes.lang}"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width, initial-scale=1"><title>${head.title}</title>` +
    `<meta name="${description!.name}" content="${description!.content}">${links.join('')}</head>` +
    `<body><div id="plinth">`
  );
}

/** The props as the browser gets them. */
export function writeState(props: unknown): string {
  const json = JSON.stringify({ props }).replace(/</g, '\\u003c');
  return `<script type="application/json" id="plinth-state">${json}</script>`;
}

/** What stands behind the view: the script, and the end of the document. */
export function writeEnd([entry]: Modules): [script: string, end: string] {
  const script = entry === undefined ? '' : `<script type="module" async src="${entry}"></script>`;
  return [script, '</body></html>'];
}
