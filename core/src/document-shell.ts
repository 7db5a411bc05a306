import { PlinthError, toError } from './errors.ts';
import type { DocumentContext, DocumentModule } from './types.ts';

/** What a document has a place for, in the order of the places. */
const slots = ['htmlAttributes', 'head', 'bodyAttributes', 'main', 'scripts'] as const;
type Slot = (typeof slots)[number];

/** A document without its contents. */
export interface Shell {
  /** What stands before, between and after its places. */
  texts: readonly [string, string, string, string, string, string];
  /** Stands in the texts for the nonce; none where they do not ask for it. */
  nonceMarker?: string;
}

/** The texts of a shell for one response. */
export function textsOf({ texts, nonceMarker }: Shell, nonce = ''): readonly string[] {
  return nonceMarker === undefined
    ? texts
    : texts.map((text) => text.replaceAll(nonceMarker, nonce));
}

/** The document of an app without `_document`. */
export const ownShell: Shell = {
  texts: ['<!doctype html><html', '><head>', '</head><body', '>', '', '</body></html>'],
};

/**
 * Calls an app's `_document` once, with markers, and splits what it returns there.
 *
 * @throws PLINTH_DOCUMENT_RESULT, PLINTH_DOCUMENT_MARKERS, and what the function throws
 */
export function createShell(
  module: DocumentModule,
  about: Pick<DocumentContext, 'locale' | 'pattern'>,
): Shell {
  const token = crypto.randomUUID();
  const toMarker = (name: string): string => `plinth-${token}-${name}`;
  const nonce = toMarker('nonce');
  const markers = Object.fromEntries(slots.map((slot) => [slot, toMarker(slot)]));
  const context = { ...about, ...(markers as Record<Slot, string>), nonce };
  const text = callDocument(module, context);
  checkMarkers(text, context);
  const texts = text.split(new RegExp(slots.map((slot) => context[slot]).join('|')));
  if (!/^\s*<!doctype\s/i.test(text)) texts[0] = `<!doctype html>${texts[0]}`;
  return {
    texts: texts as unknown as Shell['texts'],
    nonceMarker: text.includes(nonce) ? nonce : undefined,
  };
}

function callDocument(module: DocumentModule, context: DocumentContext): string {
  let result: unknown;
  try {
    result = module.default(context);
  } catch (thrown) {
    throw toError(thrown, 'The function of "/_document"');
  }
  if (typeof result === 'string') return result;
  throw new PlinthError(
    'PLINTH_DOCUMENT_RESULT',
    `The function of "/_document" returned ${describe(result)}. Return the document as a string; it is called once a page and locale, and not async.`,
  );
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  return value instanceof Promise ? 'a promise' : `a value of the type ${typeof value}`;
}

function checkMarkers(text: string, context: DocumentContext): void {
  const faults = slots.flatMap((slot) => {
    const times = text.split(context[slot]).length - 1;
    if (times === 1) return [];
    return [times === 0 ? `${slot} is missing` : `${slot} comes back ${times} times`];
  });
  const places = slots.map((slot) => text.indexOf(context[slot]));
  if (faults.length === 0 && places.some((place, i) => place < (places[i - 1] ?? 0))) {
    faults.push('they come back in another order');
  }
  if (faults.length === 0) return;
  throw new PlinthError(
    'PLINTH_DOCUMENT_MARKERS',
    `The document that "/_document" returned for the page "${context.pattern}" does not have each of its parts once: ${faults.join(', ')}. ` +
      `Write each of ${slots.join(', ')} exactly once, in this order.`,
  );
}
