/** Text that is ready but for the nonce of a response: split where that stands. */
export type Prepared = string | readonly string[];

/** Private characters, so that no text of a page is taken for it. */
const mark = '\ue000nonce\ue000';

/** Prepares text that holds the nonce of a response, or none. */
export function prepare(write: (nonce: string | undefined) => string, hasNonce: boolean): Prepared {
  return hasNonce ? write(mark).split(mark) : write(undefined);
}

/** The text for one response. */
export function fill(prepared: Prepared, nonce: string | undefined): string {
  return typeof prepared === 'string' ? prepared : prepared.join(nonce);
}
