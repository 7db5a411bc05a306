/** What the explorer shows of a package.json. */
export interface Manifest {
  version: string;
  description: string;
  licence: string;
  /** An http(s) address, or empty. */
  homepage: string;
  /** Ranges by name, the optional ones included. */
  dependencies: Record<string, string>;
}

/** Reads a package.json; `undefined` where the text is not a JSON object. */
export function parseManifest(text: string): Manifest | undefined {
  const data = parseObject(text);
  if (!data) return undefined;
  return {
    version: toText(data.version) || 'no version',
    description: toText(data.description),
    licence: toLicence(data),
    homepage: toWebAddress(data.homepage),
    dependencies: { ...toRanges(data.dependencies), ...toRanges(data.optionalDependencies) },
  };
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const data: unknown = JSON.parse(text);
    return isObject(data) ? data : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The text on one line: HTML drops some control characters, and then the two sides differ. */
function toText(value: unknown): string {
  return typeof value === 'string' ? value.replace(/[\s\p{Cc}]+/gu, ' ').trim() : '';
}

/** npm's forms: an SPDX expression, and the old `{ type }` and `licenses: [{ type }]`. */
function toLicence(data: Record<string, unknown>): string {
  const old = Array.isArray(data.licenses) ? data.licenses : [];
  return [data.license, ...old]
    .map((value) => toText(isObject(value) ? value.type : value))
    .filter(Boolean)
    .join(' OR ');
}

/** Only http(s): a manifest is somebody else's text, and `javascript:` would run in a link. */
function toWebAddress(value: unknown): string {
  const text = toText(value);
  if (!URL.canParse(text)) return '';
  const url = new URL(text);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : '';
}

function toRanges(value: unknown): Record<string, string> {
  if (!isObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).map(([name, range]) => [name, toText(range) || '*']),
  );
}
