import { toLink } from './document-parts.ts';
import type { PageData } from './flow.ts';
import { reportSize } from './payload-report.ts';
import { type Prepared, prepare } from './prepared.ts';
import { checkCodecs } from './rich/codecs.ts';
import type { Owner } from './rich/inspect.ts';
import { escapeJson, serialize } from './serialize.ts';
import type { AppOptions, Build, Codecs } from './types.ts';

/** How data is sent to the browser, as far as no request changes it. */
export interface DataFormat {
  codecs: Codecs;
  /** Says where the browser's decoder is: the beginning of what is rich. */
  decoder: string;
  /** Says where the browser's module is that takes deferred props. */
  lateModule: string;
  /** The links by which a document fetches the decoder at once. */
  preload: Prepared;
  /** And that module. */
  latePreload: Prepared;
  /** The pages whose size was reported; none in production, where it is not. */
  reported: Set<string> | undefined;
}

/**
 * Folds what the options of an app say about data.
 *
 * @throws PLINTH_CODEC_INVALID
 */
export function foldDataFormat({ codecs = {}, build, dev, csp = false }: AppOptions): DataFormat {
  checkCodecs(codecs);
  return {
    codecs,
    decoder: toMember('decoder', build?.decoder?.module),
    lateModule: toMember('module', build?.late?.module),
    preload: toPreload(build?.decoder, csp),
    latePreload: toPreload(build?.late, csp),
    reported: dev ? new Set() : undefined,
  };
}

function toPreload(entry: Build['decoder'], hasNonce: boolean): Prepared {
  const modules = entry ? [entry.module, ...(entry.preload ?? [])] : [];
  const toLinks = (nonce: string | undefined): string =>
    modules.map((href) => toLink('modulepreload', href, nonce)).join('');
  return prepare(toLinks, hasNonce);
}

function toMember(name: string, url: string | undefined): string {
  return url === undefined ? '' : `"${name}":${escapeJson(JSON.stringify(url))},`;
}

/**
 * A page's data as members of a JSON object: what is plain stands under its own names, anything more
 * under `rich`, as one value, so that what occurs twice arrives as one.
 *
 * @throws PLINTH_PROPS_NOT_SERIALIZABLE
 */
export function writeMembers(
  owner: Owner,
  { props, layouts }: PageData,
  { codecs, decoder, reported }: DataFormat,
): { members: string; isRich: boolean } {
  const data = layouts ? { props, layouts } : { props };
  const { json, isRich } = serialize(data, owner, codecs);
  if (reported) reportSize(reported, owner, json, data, codecs);
  return { members: isRich ? `${decoder}"rich":${json}` : json.slice(1, -1), isRich };
}
