const special = /\/_(app|layout|document)(?:\.[^/]*)?$/;
const status = /^\/(?:_error|[45]\d\d)$/;

/** What a module of the pages folder is, by its name alone. */
export type PageKind = 'page' | 'error' | 'api' | 'app' | 'layout' | 'document';

/** Says what the module of a pattern is: `/blog/[slug]` a page, `/api/hello` an API route, `/blog/_layout` a layout. */
export function toKind(pattern: string): PageKind {
  if (pattern === '/api' || pattern.startsWith('/api/')) return 'api';
  if (status.test(pattern)) return 'error';
  return (special.exec(pattern)?.[1] as PageKind | undefined) ?? 'page';
}

/** Whether the module of a pattern answers requests for it. */
export function hasAddress(pattern: string): boolean {
  const kind = toKind(pattern);
  return kind === 'page' || kind === 'api';
}
