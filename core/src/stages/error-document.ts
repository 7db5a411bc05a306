import { escapeHtml } from '../escape.ts';
import { toNonceHtml } from '../head-html.ts';

/** The document of an error for which the app has no page of its own. */
export function writeErrorDocument(status: number, message?: string, nonce?: string): string {
  const text = message === undefined ? textOf(status) : escapeHtml(message);
  return (
    `<!doctype html><html lang="en"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width, initial-scale=1"><title>${status}: ${text}</title>` +
    `<style${toNonceHtml(nonce)}>${style}</style></head><body><main><h1>${status}</h1><p>${text}</p></main></body></html>`
  );
}

function textOf(status: number): string {
  return texts[status] ?? (status < 500 ? 'This request cannot be answered.' : serverError);
}

const serverError = 'Something went wrong on the server.';
const texts: Record<number, string> = {
  400: 'This address is not valid.',
  401: 'This page is for those who have signed in.',
  403: 'This page is not open to you.',
  404: 'This page could not be found.',
  405: 'This page does not take this kind of request.',
  413: 'What was sent is too large.',
  502: 'A server behind this one gave no answer.',
  503: 'This service is not available at the moment.',
  504: 'A server behind this one took too long.',
};
const style =
  ':root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}' +
  'body{margin:0;min-height:100vh;display:grid;place-items:center}' +
  'main{padding:2rem;text-align:center}h1{margin:0;font-size:3rem}p{margin:.5rem 0 0}';
