import { type Shell, createShell, ownShell } from './document-shell.ts';
import type { Page } from './flow.ts';
import { mergeHead } from './head.ts';
import { toAttributesHtml, toHeadHtml } from './head-html.ts';
import { escapeJson } from './serialize.ts';
import type { Build, DocumentModule, HeadTags, LateHydrate, PageBuild } from './types.ts';

/** What a page's documents are made of. */
export interface DocumentSource {
  /** Whether page, app or layouts have data: the browser then asks for it. */
  data: boolean;
  /** When the page wakes, where that is not at once. */
  hydrate?: LateHydrate;
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
  links: string;
  /** Below what the app says: the language of the locale. */
  base: readonly HeadTags[];
  /** The document up to the view, where neither a request nor the view layer adds to its head. */
  opening: string | undefined;
  /** Between the view and the state. */
  afterView: string;
  /** After the state: the script, and the end of the document. */
  ending: string;
  /** How the page's state begins: all of it but what a request adds; none for a page without script. */
  state: string | undefined;
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
  const { files, build } = source;
  const module = moduleOf(source);
  const shell = source.module ? createShell(source.module, { locale, pattern }) : ownShell;
  const [, , , , afterMain, end] = shell.texts;
  const src = ['src', build.entry as string] as const;
  const script = module ? `<script${toAttributesHtml([...scriptType, src])}></script>` : '';
  const { data, hydrate } = source;
  const { routes } = build;
  const made: PreparedDocument = {
    shell,
    headStart: `<meta charset="utf-8">${files?.head ?? ''}`,
    links: writeLinks(source),
    base: locale === undefined ? [] : [{ htmlAttributes: { lang: locale } }],
    opening: undefined,
    afterView: `</div>${afterMain}`,
    ending: script + end,
    state:
      module && toStateStart({ build: build.id, pattern, data, hydrate, module, routes, locale }),
  };
  const heads = page.layers.flatMap(({ head }) => head ?? []);
  const isStatic = heads.every((head): head is HeadTags => typeof head !== 'function');
  if (isStatic) made.opening = writeOpening(made, [...made.base, ...heads]);
  return made;
}

/** The document up to the view. */
export function writeOpening(
  { shell, headStart, links }: PreparedDocument,
  layers: readonly HeadTags[],
  headHtml = '',
): string {
  const head = mergeHead(layers);
  const [start, beforeHead, afterHead, beforeMain] = shell.texts;
  return (
    `${start}${toAttributesHtml(head.html)}${beforeHead}${headStart}${toHeadHtml(head)}` +
    `${links}${headHtml}${afterHead}${toAttributesHtml(head.body)}${beforeMain}<div id="plinth">`
  );
}

const scriptType = [
  ['type', 'module'],
  ['async', ''],
] as const;

function writeLinks(source: DocumentSource): string {
  const { files } = source;
  const styles = (files?.styles ?? []).map((href) => toLink('stylesheet', href));
  const modules = listModules(source).map((href) => toLink('modulepreload', href as string));
  return [...styles, ...modules].join('');
}

/** A page that wakes late loads early what waits for its time; that comes with the routes. */
function listModules(source: DocumentSource): (string | undefined)[] {
  const { files, build, hydrate } = source;
  const module = moduleOf(source);
  if (module === undefined) return [];
  return hydrate ? [build.entry, build.routes] : [build.entry, module, ...(files?.preload ?? [])];
}

/** The opening of a JSON object that goes on. */
function toStateStart(state: Record<string, unknown>): string {
  return `<script type="application/json" id="plinth-state">${escapeJson(JSON.stringify(state)).slice(0, -1)}`;
}

function toLink(rel: string, href: string): string {
  return `<link${toAttributesHtml([
    ['rel', rel],
    ['href', href],
  ])}>`;
}
