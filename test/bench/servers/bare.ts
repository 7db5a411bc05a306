/** What is left when there is no framework: one page, written by hand on `node:http`. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { head, loadHello, type HelloProps } from '../views/hello.ts';
import { announce } from './announce.ts';

/** What the page's document refers to, as the build has named it. */
export interface PageFiles {
  path: string;
  /** URLs of the scripts to preload; the first one is started. None: the page has no state either. */
  modules: string[];
}

/** Serves one page; the files that its document names stand in the first argument, as JSON. */
export function serveBare(render: (props: HelloProps) => string): void {
  const { path, modules } = JSON.parse(process.argv[2]!) as PageFiles;
  const start = writeStart(modules);
  const end = writeEnd(modules);
  const server = createServer(async (request, response) => {
    if (request.url !== path) return void response.writeHead(404).end();
    const { props } = await loadHello();
    const state = modules.length > 0 ? writeState(props) : '';
    const html = `${start}${render(props)}</div>${state}${end}`;
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'private, no-store',
      'content-length': Buffer.byteLength(html),
    });
    response.end(html);
  });
  server.listen(0, '127.0.0.1', () => announce((server.address() as AddressInfo).port));
}

function writeStart(modules: readonly string[]): string {
  const links = modules.map((href) => `<link rel="modulepreload" href="${href}">`);
  const [description] = head.meta;
  return (
    `<!doctype html><html lang="${head.htmlAttributes.lang}"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width, initial-scale=1"><title>${head.title}</title>` +
    `<meta name="${description!.name}" content="${description!.content}">${links.join('')}</head>` +
    `<body><div id="plinth">`
  );
}

function writeState(props: HelloProps): string {
  const json = JSON.stringify({ props }).replace(/</g, '\\u003c');
  return `<script type="application/json" id="plinth-state">${json}</script>`;
}

function writeEnd([entry]: readonly string[]): string {
  const script = entry === undefined ? '' : `<script type="module" async src="${entry}"></script>`;
  return `${script}</body></html>`;
}
