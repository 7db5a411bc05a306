import type { HeadTags } from '../../types.ts';
import type * as Tags from '../head.ts';
import { type PageHead, session } from '../session.ts';
import { table } from './table.ts';

/** What a document has beside a title, and beside what any document has. */
const tagged = '[data-head]:not([content="width=device-width, initial-scale=1"])';

let tags: typeof Tags | undefined;

/** Loads what more than a title takes, where a page or the document has more. */
export async function prepareHead(heads: readonly PageHead[]): Promise<void> {
  if (!tags && (heads.some(isMore) || document.querySelector(tagged)))
    tags = (await session.load(table.head)) as typeof Tags;
}

/** A function may say anything. */
function isMore(head: PageHead): boolean {
  return typeof head === 'function' || Object.keys(head).some((name) => name !== 'title');
}

/** Makes the document's head what app, layouts, page and view say. */
export function applyHead(): void {
  const heads = [...(session.shown?.page.heads ?? []), ...session.tags];
  if (tags) tags.applyTags(session);
  else document.title = (heads as HeadTags[]).reduce((title, head) => head.title ?? title, '');
}

/** The same for what the view says of itself. */
export async function updateHead(): Promise<void> {
  await prepareHead(session.tags);
  applyHead();
}
