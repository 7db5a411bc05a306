import type { Page } from '../flow.ts';

/** Whether a browser asks for a page that nobody is on the way to yet, and whose data is not to be prefetched. */
export function refusesPrefetch({ isPrefetched }: Page, request: Request): boolean {
  return !isPrefetched && request.headers.get('sec-purpose')?.startsWith('prefetch') === true;
}
