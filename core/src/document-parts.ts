import { toAttributesHtml } from './head-html.ts';
import type { PageBuild } from './types.ts';

/** The parts of a page's document that no request changes. */
export interface DocumentParts {
  /** First in the head. */
  headStart: string;
  /** After the page's own tags: style sheets and preloads. */
  links: string;
  /** Last in the body, after the state. */
  script: string;
  /** URL of the page's browser module. */
  module: string | undefined;
}

/** Prepares what a page's document has in common on every request. */
export function prepareDocument(
  page: PageBuild | undefined,
  build: { entry?: string },
): DocumentParts {
  const module = build.entry === undefined ? undefined : page?.module;
  const styles = (page?.styles ?? []).map((href) => toLink('stylesheet', href));
  const modules = module === undefined ? [] : [build.entry as string, module, ...(page?.preload ?? [])];
  return {
    headStart: `<meta charset="utf-8">${page?.head ?? ''}`,
    links: styles.join('') + modules.map((href) => toLink('modulepreload', href)).join(''),
    script:
      module === undefined
        ? ''
        : `<script${toAttributesHtml([['type', 'module'], ['async', ''], ['src', build.entry as string]])}></script>`,
    module,
  };
}

function toLink(rel: string, href: string): string {
  return `<link${toAttributesHtml([['rel', rel], ['href', href]])}>`;
}
