import { mergeHead } from './head.ts';
import { toAttributesHtml, toHeadHtml } from './head-html.ts';
import { escapeJson } from './serialize.ts';
import type { Build, HeadTags, PageBuild } from './types.ts';

/** The parts of a page's document that no request changes. */
export interface DocumentParts {
  /** First in the head. */
  headStart: string;
  /** After the page's own tags: style sheets and preloads. */
  links: string;
  /** Last in the body, after the state. */
  script: string;
  /** How the page's state begins: all of it but what a request adds; none for a page without script. */
  state: string | undefined;
}

/** Prepares what a page's document has in common on every request. */
export function prepareDocument(
  page: { pattern: string; data: boolean },
  files: PageBuild | undefined,
  build: Build,
): DocumentParts {
  const { entry, routes } = build;
  const module = entry && files?.module;
  const styles = (files?.styles ?? []).map((href) => toLink('stylesheet', href));
  const modules = module ? [entry, module, ...(files?.preload ?? [])] : [];
  const links = [...styles, ...modules.map((href) => toLink('modulepreload', href))];
  return {
    headStart: `<meta charset="utf-8">${files?.head ?? ''}`,
    links: links.join(''),
    script: module ? `<script${toAttributesHtml([...scriptType, ['src', entry]])}></script>` : '',
    state: module && toStateStart({ build: build.id, ...page, module, routes }),
  };
}

/** The document up to the view. */
export function writeOpening(
  parts: DocumentParts,
  layers: readonly HeadTags[],
  headHtml = '',
): string {
  const head = mergeHead(layers);
  return (
    `<!doctype html><html${toAttributesHtml(head.html)}><head>${parts.headStart}${toHeadHtml(head)}` +
    `${parts.links}${headHtml}</head><body${toAttributesHtml(head.body)}><div id="plinth">`
  );
}

const scriptType = [
  ['type', 'module'],
  ['async', ''],
] as const;

/** The opening of a JSON object that goes on. */
function toStateStart(state: Record<string, unknown>): string {
  return `<script type="application/json" id="plinth-state">${escapeJson(JSON.stringify(state)).slice(0, -1)}`;
}

/** A link of the document. */
export function toLink(rel: string, href: string): string {
  return `<link${toAttributesHtml([
    ['rel', rel],
    ['href', href],
  ])}>`;
}
