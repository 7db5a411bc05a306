import { badBody } from '../bounded-request.ts';
import { toQuery } from '../query.ts';

/**
 * Reads the body of an API route by its content type, as Next.js does: JSON (an empty one is `{}`), a
 * form as an object with arrays, anything else as text.
 *
 * @throws PLINTH_BODY_TOO_LARGE (413), PLINTH_BODY_INVALID (400)
 */
export async function readBody(request: Request): Promise<unknown> {
  const { type, charset } = readContentType(request.headers.get('content-type') ?? '');
  const isEmpty = request.method === 'GET' || request.method === 'HEAD';
  const text = isEmpty ? '' : toDecoder(charset).decode(await request.arrayBuffer());
  if (type === 'application/json' || type === 'application/ld+json') return parseJson(text);
  // The question mark keeps one that the form begins with.
  if (type === 'application/x-www-form-urlencoded') return toQuery(`?${text}`);
  return text;
}

function readContentType(header: string): { type: string; charset: string } {
  const [type = ''] = header.split(';', 1);
  const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(header)?.[1] ?? 'utf-8';
  return { type: type.trim().toLowerCase(), charset };
}

function toDecoder(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset);
  } catch (cause) {
    throw badBody(`text in the charset ${JSON.stringify(charset)}`, cause);
  }
}

function parseJson(text: string): unknown {
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw badBody('JSON', cause);
  }
}
