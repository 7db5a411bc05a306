/** Where the data of pages is found; the only thing that tells a data request from a page request. */
const prefix = '/_plinth/data/';
const indexPath = /^\/index(?:\/|$)/;

/** The path of a page's data; `/` becomes `/index`, and so `/index` becomes `/index/index`. */
export function toDataPath(buildId: string, path: string): string {
  const name = path === '/' ? '/index' : indexPath.test(path) ? `/index${path}` : path;
  return `${prefix}${buildId}${name}.json`;
}

/** The build and the page that a data path names; undefined where the path is not one. */
export function fromDataPath(path: string): { buildId: string; path: string } | undefined {
  if (!path.startsWith(prefix) || !path.endsWith('.json')) return undefined;
  const slash = path.indexOf('/', prefix.length);
  if (slash === -1) return undefined;
  const name = path.slice(slash, -'.json'.length);
  return {
    buildId: path.slice(prefix.length, slash),
    path: name === '/index' ? '/' : indexPath.test(name) ? name.slice('/index'.length) : name,
  };
}
