import { stripVTControlCharacters } from 'node:util';
import type { ErrorPayload } from 'vite';
import { toNonceHtml } from '../head-html.ts';
import { escapeJson } from '../serialize.ts';
import { findSourcePlace } from './source-place.ts';

/** An error as Vite's overlay shows it, with its place in the source. */
export function toOverlay(thrown: unknown, root: string): ErrorPayload['err'] {
  const error = thrown as Partial<ErrorPayload['err']> & { id?: string };
  const stack = toText(error.stack);
  // A compiler has said it itself.
  const place = error.frame || error.loc ? undefined : findSourcePlace(stack, root);
  return {
    message: toText(error.message),
    stack,
    id: error.id,
    frame: place?.frame ?? (error.frame && toText(error.frame)),
    loc: place ?? error.loc,
    plugin: error.plugin,
  };
}

/** An error may have been given any fields. */
function toText(value: unknown): string {
  return typeof value === 'string' ? stripVTControlCharacters(value) : '';
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
