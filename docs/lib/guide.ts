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
const order = ['getting-started', 'pages', 'data-types', 'routing', 'adapters', 'cli', 'deploying'];

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
  const index = order.indexOf(slug);
  return index === -1 ? order.length : index;
}
