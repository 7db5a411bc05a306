/** Where the data of pages is found; the only thing that tells a data request from a page request. */
const prefix = '/_plinth/data/';
/** What would be taken for the root. */
const indexPath = /^\/?(?:index(?:\/|$)|$)/;

/** The path of a page's data; `/` becomes `/index`, and so `/index` becomes `/index/index`. */
export function toDataPath(buildId: string, path: string, kept?: number): string {
  const name = (indexPath.test(path) ? `/index${path}` : path).replace(/\/$/, '');
  return `${prefix}${buildId}${kept ? `~${kept}` : ''}${name}.json`;
}

/** What a data path names; undefined where the path is not one. */
export interface DataPath {
  buildId: string;
  /** The path of the page. */
  path: string;
  /** How many of the page's outermost layouts the client keeps. */
  kept: number;
}

/** Reads a data path: `/_plinth/data/<build>/<path>.json`, or `<build>~<kept>`. */
export function fromDataPath(path: string): DataPath | undefined {
  if (!path.startsWith(prefix) || !path.endsWith('.json')) return undefined;
  const slash = path.indexOf('/', prefix.length);
  if (slash === -1) return undefined;
  const [buildId = '', kept = '0'] = path.slice(prefix.length, slash).split('~');
  const name = path.slice(slash, -'.json'.length);
  return {
    buildId,
    path: name === '/index' ? '/' : name.startsWith('/index/') ? name.slice('/index'.length) : name,
    kept: /^\d{1,2}$/.test(kept) ? Number(kept) : 0,
  };
}
