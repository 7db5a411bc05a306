import { toNonceHtml } from '../head-html.ts';

/** The document of an error for which the app has no page of its own. */
export function writeErrorDocument(status: number, nonce?: string): string {
  const text = texts[status] ?? (status < 500 ? 'This request cannot be answered.' : serverError);
  return (
    `<!doctype html><html lang="en"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width, initial-scale=1"><title>${status}: ${text}</title>` +
    `<style${toNonceHtml(nonce)}>${style}</style></head><body><main><h1>${status}</h1><p>${text}</p></main></body></html>`
  );
}

const serverError = 'Something went wrong on the server.';
const texts: Record<number, string> = {
  400: 'This address is not valid.',
  404: 'This page could not be found.',
  405: 'This page does not take this kind of request.',
};
const style =
  ':root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}' +
  'body{margin:0;min-height:100vh;display:grid;place-items:center}' +
  'main{padding:2rem;text-align:center}h1{margin:0;font-size:3rem}p{margin:.5rem 0 0}';
