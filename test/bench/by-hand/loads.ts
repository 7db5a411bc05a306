import { loadHello, loadNothing } from '../views/hello.ts';
import type { PageWorkload } from '../workloads.ts';
import type { Page } from './document.ts';

/** Where each page's data comes from; only what is asked for is loaded, as in an app. */
export const loads: Record<PageWorkload, () => Promise<Page['load']>> = {
  hello: async () => loadHello,
  table: async () => (await import('../views/table.ts')).loadTable,
  spiral: async () => loadNothing,
  cards: async () => (await import('../views/cards.ts')).loadCards,
};
