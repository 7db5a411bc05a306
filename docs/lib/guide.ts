import { renderMarkdown, type RenderedText } from './markdown.ts';

/** A text of the guide. */
export interface GuidePage extends RenderedText {
  slug: string;
}

/** A link to a text of the guide. */
export interface GuideLink {
  slug: string;
  title: string;
  summary: string;
}

const sources = import.meta.glob<string>('../content/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The order in which a beginner reads; other texts follow by name. */
const order =
  'getting-started pages routing special-files data-types deferred-data streaming timeouts forms ' +
  'api-routes rules middleware languages status-pages navigation head prefetching hydration styles ' +
  'choosing-an-adapter adapters precompile writing-an-adapter adapter-specification testing-adapters ' +
  'testing configuration performance observability cli deploying coming-from-next differences errors';
const ranks = new Map(order.split(' ').map((slug, index) => [slug, index]));

/** All texts of the guide, in order. */
export function renderGuide(): GuidePage[] {
  return Object.entries(sources)
    .map(([file, source]) => Object.assign(renderMarkdown(source), { slug: toSlug(file) }))
    .toSorted((a, b) => rank(a.slug) - rank(b.slug) || (a.slug < b.slug ? -1 : 1));
}

/** What a list of the texts shows of one. */
export function toGuideLink({ slug, title, summary }: GuidePage): GuideLink {
  return { slug, title, summary };
}

function toSlug(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1, -'.md'.length);
}

function rank(slug: string): number {
  return ranks.get(slug) ?? ranks.size;
}
