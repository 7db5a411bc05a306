import { deepStrictEqual, match, ok } from 'node:assert/strict';
import type { Received } from './answer.ts';
import { expected } from './expected.ts';

/** Compares a data answer with the data of the small page; all contenders answer with the same. */
export async function verifyData(who: string, { headers, text }: Received): Promise<unknown> {
  const { props } = await expected.hello();
  const data = JSON.parse(text) as unknown;
  deepStrictEqual(data, { pattern: '/hello/preact', props }, `${who}: the data`);
  deepStrictEqual(
    headers,
    {
      status: 200,
      type: 'application/json; charset=utf-8',
      cacheControl: 'private, no-store',
      isLengthRight: true,
    },
    `${who}: the headers`,
  );
  return data;
}

/** Looks whether a script is all there and can be stored; all contenders answer with the same. */
export function verifyFile(who: string, { headers, all, text }: Received): unknown {
  const { status, type, cacheControl, isLengthRight } = headers;
  deepStrictEqual(status, 200, `${who}: the status`);
  deepStrictEqual(type, 'text/javascript; charset=utf-8', `${who}: the type`);
  deepStrictEqual(cacheControl, 'max-age=31536000, immutable', `${who}: the caching`);
  ok(isLengthRight && text.length > 1000, `${who}: the length`);
  match(all.get('etag') ?? '', /^W\/"[\da-f]+-[\da-f]+"$/, `${who}: the tag`);
  return {
    length: text.length,
    start: text.slice(0, 100),
    tag: all.get('etag'),
    modified: all.get('last-modified'),
  };
}
