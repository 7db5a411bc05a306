import type { LoadFiles } from '../session.ts';

/** What the server, too, marks the style sheets of the page with. */
const mark = 'data-page';

/**
 * Makes what loads a page by the URLs of its files: its module first, then the modules and style sheets
 * that it needs. A style sheet is there, and not in force, until the page is shown.
 */
export function createLoader(load: (url: string) => Promise<unknown>): LoadFiles {
  return async ([module, ...needed]) => {
    const styles = needed.filter((url) => url.endsWith('.css'));
    for (const url of needed) if (!styles.includes(url)) preloadModule(url);
    const [page] = await Promise.all([load(module as string), ...placeStyles(styles)]);
    return { page: page as never, useStyles: () => useStyles(styles) };
  };
}

function preloadModule(href: string): void {
  if (!find('link', href)) document.head.append(createLink('modulepreload', href));
}

/** In their order, which is that of the cascade, among those that are there. */
function placeStyles(urls: readonly string[]): (Promise<unknown> | undefined)[] {
  let following = listStyles().at(-1)?.nextSibling ?? null;
  return urls.toReversed().map((href) => {
    const link = find(`[${mark}]`, href) ?? createStyle(href, following);
    following = link;
    return link.sheet ? undefined : whenLoaded(link);
  });
}

function createStyle(href: string, following: Node | null): HTMLLinkElement {
  const link = createLink('stylesheet', href);
  link.setAttribute(mark, '');
  link.media = 'not all';
  // Browsers take their time with what is not in force.
  link.fetchPriority = 'high';
  return document.head.insertBefore(link, following);
}

function createLink(rel: string, href: string): HTMLLinkElement {
  const link = document.createElement('link');
  link.nonce = document.querySelector<HTMLElement>('body>script[nonce]')?.nonce ?? '';
  link.rel = rel;
  link.setAttribute('href', href);
  return link;
}

function whenLoaded(link: HTMLLinkElement): Promise<unknown> {
  return new Promise((resolve, reject) => {
    link.addEventListener('load', resolve);
    link.addEventListener('error', () => {
      link.remove();
      reject(new Error(`The style sheet ${link.href} could not be loaded.`));
    });
  });
}

/** Puts style sheets in force; what is returned takes away those of the page before. */
function useStyles(urls: readonly string[]): () => void {
  const before = listStyles().filter((link) => !link.media);
  for (const url of urls) find(`[${mark}]`, url)?.removeAttribute('media');
  return () => {
    for (const link of before) if (!urls.includes(link.getAttribute('href') ?? '')) link.remove();
  };
}

function find(selector: string, href: string): HTMLLinkElement | undefined {
  return listStyles(selector).find((link) => link.getAttribute('href') === href);
}

function listStyles(selector = `[${mark}]`): HTMLLinkElement[] {
  return [...document.head.querySelectorAll<HTMLLinkElement>(selector)];
}
