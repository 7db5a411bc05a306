import type { Header, Page } from '../flow.ts';

/** Why a page does not take a method: 405, or 204 for OPTIONS, both with what it does take. */
export interface Refusal {
  status: 204 | 405;
  headers: readonly Header[];
}

/** Pages with `getServerSideProps` take forms; the others are read only. */
export function refuseMethod(page: Page, method: string): Refusal | undefined {
  if (method === 'GET' || method === 'HEAD') return undefined;
  if (method === 'POST' && page.getServerSideProps) return undefined;
  const allow = page.getServerSideProps ? 'GET, HEAD, POST, OPTIONS' : 'GET, HEAD, OPTIONS';
  return { status: method === 'OPTIONS' ? 204 : 405, headers: [['allow', allow]] };
}
