import { type Shell, createShell, ownShell, textsOf } from './document-shell.ts';
import type { Page } from './flow.ts';
import { mergeHead } from './head.ts';
import { toAttributesHtml, toHeadHtml, toMarkedAttributesHtml, toNonceHtml } from './head-html.ts';
import { type Prepared, fill, prepare } from './prepared.ts';
import { escapeJson } from './serialize.ts';
import { writeSpeculationRules } from './speculation.ts';
import type { Build, DocumentModule, HeadTags, LateHydrate, PageBuild } from './types.ts';

/** What a page's documents are made of. */
export interface DocumentSource {
  /** Whether page, app or layouts have data: the browser then asks for it. */
  data: boolean;
  /** When the page wakes, where that is not at once. */
  hydrate?: LateHydrate;
  /** Whether each response has a nonce. */
  hasNonce: boolean;
  files: PageBuild | undefined;
  build: Build;
  /** The app's `_document`. */
  module: DocumentModule | undefined;
}

/** The parts of a page's document that no request changes. */
export interface PreparedDocument {
  shell: Shell;
  /** First in the head. */
  headStart: string;
  /** After the page's own tags: style sheets and preloads. */
  links: Prepared;
  /** Below what the app says: the language of the locale. */
  base: readonly HeadTags[];
  /** The document up to the view, where neither a request nor the view layer adds to its head. */
  opening: Prepared | undefined;
  /** Between the view and the state. */
  afterView: Prepared;
  /** After the state: what wakes the page. */
  script: Prepared;
  /** The end of the document. */
  ending: Prepared;
  /** For a page without script: lets the browser prefetch what its links ask for. */
  speculation: Prepared | undefined;
  /** How the page's state begins: all of it but what a request adds; none for a page without script. */
  state: Prepared | undefined;
}

/**
 * A page's document in a locale, prepared at its first request.
 *
 * @throws PLINTH_DOCUMENT_RESULT, PLINTH_DOCUMENT_MARKERS, and what the app's `_document` throws
 */
export function documentOf(page: Page, locale: string | undefined): PreparedDocument {
  const known = page.documents.get(locale);
  if (known) return known;
  const made = prepareDocument(page, locale);
  page.documents.set(locale, made);
  return made;
}

/** URL of a page's browser module; none for a page without script. */
export function moduleOf({ build, files }: DocumentSource): string | undefined {
  return build.entry && files?.module;
}

function prepareDocument(page: Page, locale: string | undefined): PreparedDocument {
  const { pattern, source } = page;
  const { files, build, data, hydrate, hasNonce } = source;
  const module = moduleOf(source);
  const shell = source.module ? createShell(source.module, { locale, pattern }) : ownShell;
  const links = listLinks(source);
  const { entry, routes } = build;
  const wait = hydrate && build.wait;
  const state = { build: build.id, pattern, data, hydrate, wait, module, routes, locale };
  const made: PreparedDocument = {
    shell,
    headStart: `<meta charset="utf-8">${files?.head ?? ''}`,
    links: prepare((nonce) => links.map((link) => toLink(...link, nonce)).join(''), hasNonce),
    base: locale === undefined ? [] : [{ htmlAttributes: { lang: locale } }],
    opening: undefined,
    afterView: prepare((nonce) => `</div>${textsOf(shell, nonce)[4]}`, hasNonce),
    script: module ? prepare((nonce) => toScript(entry as string, nonce), hasNonce) : '',
    ending: prepare((nonce) => textsOf(shell, nonce)[5] as string, hasNonce),
    speculation: module ? undefined : prepare(writeSpeculationRules, hasNonce),
    state: module && prepare((nonce) => toStateStart(state, nonce), hasNonce),
  };
  const heads = page.layers.flatMap(({ head }) => head ?? []);
  const isStatic = heads.every((head): head is HeadTags => typeof head !== 'function');
  if (isStatic) {
    const layers = [...made.base, ...heads];
    made.opening = prepare((nonce) => writeOpening(made, layers, '', nonce), hasNonce);
  }
  return made;
}

/** The document up to the view. */
export function writeOpening(
  { shell, headStart, links }: PreparedDocument,
  layers: readonly HeadTags[],
  headHtml = '',
  nonce?: string,
): string {
  const head = mergeHead(layers);
  const [start, beforeHead, afterHead, beforeMain] = textsOf(shell, nonce);
  return (
    `${start}${toMarkedAttributesHtml(head.html)}${beforeHead}${headStart}${toHeadHtml(head, nonce)}` +
    `${fill(links, nonce)}${headHtml}${afterHead}${toMarkedAttributesHtml(head.body)}${beforeMain}<div id="plinth">`
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

function listLinks(source: DocumentSource): (readonly [rel: string, href: string])[] {
  return [
    ...(source.files?.styles ?? []).map((href) => ['stylesheet', href] as const),
    ...listModules(source).map((href) => ['modulepreload', href as string] as const),
  ];
}

/** A page that wakes late loads early what waits for its time. */
function listModules(source: DocumentSource): (string | undefined)[] {
  const { files, build, hydrate } = source;
  const module = moduleOf(source);
  if (module === undefined) return [];
  return hydrate ? [build.entry, build.wait] : [build.entry, module, ...(files?.preload ?? [])];
}

/** The opening of a JSON object that goes on. */
function toStateStart(state: Record<string, unknown>, nonce: string | undefined): string {
  return `<script type="application/json" id="plinth-state"${toNonceHtml(nonce)}>${escapeJson(JSON.stringify(state)).slice(0, -1)}`;
}

/** A link of the document. */
export function toLink(rel: string, href: string, nonce: string | undefined): string {
  const attributes = [
    ['rel', rel],
    ['href', href],
  ] as const;
  // A client navigation takes them away again.
  const mark = rel === 'stylesheet' ? ' data-page' : '';
  return `<link${toAttributesHtml(attributes)}${toNonceHtml(nonce)}${mark}>`;
}
