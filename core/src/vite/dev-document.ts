import type { ViteDevServer } from 'vite';
import { toNonceHtml } from '../head-html.ts';
import { devNonce } from './config.ts';
import { toOverlay, writeOverlayScript } from './dev-overlay.ts';
import { names, toResolvedId } from './virtual.ts';

/** Adds Vite's client to a document, and shows an error where the developer looks. */
export async function addDevTools(
  server: ViteDevServer,
  response: Response,
  error: unknown,
): Promise<Response> {
  if (!response.headers.get('content-type')?.startsWith('text/html')) {
    if (error !== undefined) {
      server.environments.client.hot.send({
        type: 'error',
        err: toOverlay(error, server.config.root),
      });
    }
    return response;
  }
  const html = await response.text();
  const { base } = server.config;
  const nonce = readNonce(response);
  const overlay =
    error === undefined
      ? ''
      : writeOverlayScript(toOverlay(error, server.config.root), base, nonce);
  const head = await readDevHead(server, nonce);
  const headers = new Headers(response.headers);
  headers.delete('content-length');
  const body =
    html &&
    html
      .replace(/<head(?:\s[^>]*)?>/i, (tag) => tag + head)
      .replace('</body>', () => `${overlay}</body>`);
  return new Response(body || null, { status: response.status, headers });
}

/** The nonce that the policy of a document names. */
function readNonce({ headers }: Response): string | undefined {
  return /'nonce-([^']+)'/.exec(headers.get('content-security-policy') ?? '')?.[1];
}

/** What Vite and its plug-ins put into the head of any document. */
async function readDevHead(server: ViteDevServer, nonce: string | undefined): Promise<string> {
  const shell = await server.transformIndexHtml(
    '/',
    '<!doctype html><html><head></head><body></body></html>',
  );
  const head = shell.slice(shell.indexOf('<head>') + '<head>'.length, shell.indexOf('</head>'));
  const own = `<script type="module" src="${toUrl(server.config.base, names.dev)}"${toNonceHtml(nonce)}></script>`;
  return (nonce === undefined ? head : head.replaceAll(devNonce, nonce)) + own;
}

/** The URL under which Vite's dev server has a virtual module. */
export function toUrl(base: string, name: string): string {
  return `${base}@id/${toResolvedId(name).replace('\0', '__x00__')}`;
}
