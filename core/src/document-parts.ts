import { mergeHead } from './head.ts';
import { toAttributesHtml, toHeadHtml, toNonceHtml } from './head-html.ts';
import { type Prepared, fill, prepare } from './prepared.ts';
import { escapeJson } from './serialize.ts';
import type { Build, HeadTags, PageBuild } from './types.ts';

/** The parts of a page's document that no request changes. */
export interface DocumentParts {
  /** First in the head. */
  headStart: string;
  /** After the page's own tags: style sheets and preloads. */
  links: Prepared;
  /** Last in the body, after the state. */
  script: Prepared;
  /** How the page's state begins: all of it but what a request adds; none for a page without script. */
  state: Prepared | undefined;
}

/** Prepares what a page's document has in common on every request. */
export function prepareDocument(
  page: { pattern: string; data: boolean; base?: string },
  files: PageBuild | undefined,
  build: Build,
  hasNonce: boolean,
): DocumentParts {
  const { entry, routes } = build;
  const module = entry && files?.module;
  const modules = module ? [entry, module, ...(files?.preload ?? [])] : [];
  const links: (readonly [rel: string, href: string])[] = [
    ...(files?.styles ?? []).map((href) => ['stylesheet', href] as const),
    ...modules.map((href) => ['modulepreload', href] as const),
  ];
  const state = { build: build.id, ...page, module, routes };
  return {
    headStart: `<meta charset="utf-8">${files?.head ?? ''}`,
    links: prepare((nonce) => links.map((link) => toLink(...link, nonce)).join(''), hasNonce),
    script: module ? prepare((nonce) => toScript(entry, nonce), hasNonce) : '',
    state: module && prepare((nonce) => toStateStart(state, nonce), hasNonce),
  };
}

/** The document up to the view. */
export function writeOpening(
  parts: DocumentParts,
  layers: readonly HeadTags[],
  headHtml = '',
  nonce?: string,
): string {
  const head = mergeHead(layers);
  return (
    `<!doctype html><html${toAttributesHtml(head.html)}><head>${parts.headStart}${toHeadHtml(head, nonce)}` +
    `${fill(parts.links, nonce)}${headHtml}</head><body${toAttributesHtml(head.body)}><div id="plinth">`
  );
}

function toScript(src: string, nonce: string | undefined): string {
  const type = [
    ['type', 'module'],
    ['async', ''],
    ['src', src],
  ] as const;
  return `<script${toAttributesHtml(type)}${toNonceHtml(nonce)}></script>`;
}

/** The opening of a JSON object that goes on. */
function toStateStart(state: Record<string, unknown>, nonce: string | undefined): string {
  return `<script type="application/json" id="plinth-state"${toNonceHtml(nonce)}>${escapeJson(JSON.stringify(state)).slice(0, -1)}`;
}

function toLink(rel: string, href: string, nonce: string | undefined): string {
  const attributes = [
    ['rel', rel],
    ['href', href],
  ] as const;
  return `<link${toAttributesHtml(attributes)}${toNonceHtml(nonce)}>`;
}
