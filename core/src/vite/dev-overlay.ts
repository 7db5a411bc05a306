import { stripVTControlCharacters } from 'node:util';
import type { ErrorPayload } from 'vite';
import { toNonceHtml } from '../head-html.ts';
import { escapeJson } from '../serialize.ts';

/** An error as Vite's overlay shows it: a compiler's error with its place in the source. */
export function toOverlay(thrown: unknown): ErrorPayload['err'] {
  const error = thrown as Partial<ErrorPayload['err']> & { id?: string };
  return {
    message: stripVTControlCharacters(error.message ?? String(thrown)),
    stack: stripVTControlCharacters(error.stack ?? ''),
    id: error.id,
    frame: error.frame && stripVTControlCharacters(error.frame),
    loc: error.loc,
    plugin: error.plugin,
  };
}

/** A script that shows the overlay over an error page. */
export function writeOverlayScript(
  error: ErrorPayload['err'],
  base: string,
  nonce: string | undefined,
): string {
  return (
    `<script type="module"${toNonceHtml(nonce)}>import { ErrorOverlay } from '${base}@vite/client';` +
    `document.body.append(new ErrorOverlay(${escapeJson(JSON.stringify(error))}))</script>`
  );
}
