import { readSpecialName } from './special-files.ts';

const document = /\/_document$/;
const error = /\/_error$/;
const status = /^\/[45]\d\d$/;

/** What a module of the pages folder is, by its name alone. */
export type PageKind = 'page' | 'error' | 'api' | 'app' | 'layout' | 'document';

/** Says what the module of a pattern is: `/blog/[slug]` a page, `/api/hello` an API route, `/blog/_layout` a layout. */
export function toKind(pattern: string): PageKind {
  if (pattern === '/api' || pattern.startsWith('/api/')) return 'api';
  if (error.test(pattern) || isStatusPage(pattern)) return 'error';
  if (document.test(pattern)) return 'document';
  return readSpecialName(pattern)?.kind ?? 'page';
}

/** Whether a page is shown for one error status alone. */
export function isStatusPage(pattern: string): boolean {
  return status.test(pattern);
}

/** Whether the module of a pattern answers requests for it. */
export function hasAddress(pattern: string): boolean {
  const kind = toKind(pattern);
  return kind === 'page' || kind === 'api';
}
