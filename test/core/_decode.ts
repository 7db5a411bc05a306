/** What the browser makes of data, in Node: the decoder that it loads, with codecs. */
import type { Codecs } from '@plinth/core';
import { createDecoder } from '@plinth/core/client/decoder';

/** The data that a state or a data answer carries. */
export function decodeData(json: Record<string, unknown>, codecs: Codecs = {}): { props: unknown } {
  const { rich } = json;
  if (rich === undefined) return json as { props: unknown };
  return createDecoder(codecs)(rich as unknown[]) as { props: unknown };
}
