import { toLink } from './document-parts.ts';
import { reportSize } from './payload-report.ts';
import { checkCodecs } from './rich/codecs.ts';
import { escapeJson, serialize } from './serialize.ts';
import type { AppOptions, Codecs, Props } from './types.ts';

/** What a page shows: its props. */
export interface PageData {
  props: Props;
}

/** How data is sent to the browser, as far as no request changes it. */
export interface DataFormat {
  codecs: Codecs;
  /** Says where the browser's decoder is: the beginning of what is rich. */
  decoder: string;
  /** The links by which a document fetches the decoder at once. */
  preload: string;
  /** The pages whose size was reported; none in production, where it is not. */
  reported: Set<string> | undefined;
}

/**
 * Folds what the options of an app say about data.
 *
 * @throws PLINTH_CODEC_INVALID
 */
export function foldDataFormat({ codecs = {}, build, dev }: AppOptions): DataFormat {
  checkCodecs(codecs);
  const { module, preload = [] } = build?.decoder ?? {};
  const modules = module === undefined ? [] : [module, ...preload];
  return {
    codecs,
    decoder: module === undefined ? '' : `"decoder":${escapeJson(JSON.stringify(module))},`,
    preload: modules.map((href) => toLink('modulepreload', href)).join(''),
    reported: dev ? new Set() : undefined,
  };
}

/**
 * A page's data as members of a JSON object: what is plain stands under its own names, anything more
 * under `rich`, as one value, so that what occurs twice arrives as one.
 *
 * @throws PLINTH_PROPS_NOT_SERIALIZABLE
 */
export function writeMembers(
  data: PageData,
  pattern: string,
  { codecs, decoder, reported }: DataFormat,
): { members: string; isRich: boolean } {
  const { json, isRich } = serialize(data, pattern, codecs);
  if (reported) reportSize(reported, pattern, json, data, codecs);
  return { members: isRich ? `${decoder}"rich":${json}` : json.slice(1, -1), isRich };
}
