/** What the server, too, marks the style sheets of the page with. */
const mark = 'data-page';

/** Loads style sheets: each is there, and not in force, until its page is shown. In their order, which is that of the cascade, among those that are there. */
export function placeStyles(urls: readonly string[]): Promise<unknown> {
  let following = listStyles().at(-1)?.nextSibling ?? null;
  const loading = urls.toReversed().map((href) => {
    const link = findStyle(href) ?? createStyle(href, following);
    following = link;
    return link.sheet ? undefined : whenLoaded(link);
  });
  return Promise.all(loading);
}

function createStyle(href: string, following: Node | null): HTMLLinkElement {
  const link = document.createElement('link');
  link.nonce = document.querySelector<HTMLElement>('body>script[nonce]')?.nonce ?? '';
  link.rel = 'stylesheet';
  link.setAttribute('href', href);
  link.setAttribute(mark, '');
  link.media = 'not all';
  // Browsers take their time with what is not in force.
  link.fetchPriority = 'high';
  return document.head.insertBefore(link, following);
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
export function useStyles(urls: readonly string[]): () => void {
  const before = listStyles().filter((link) => !link.media);
  for (const url of urls) findStyle(url)?.removeAttribute('media');
  return () => {
    for (const link of before) if (!urls.includes(link.getAttribute('href') ?? '')) link.remove();
  };
}

function findStyle(href: string): HTMLLinkElement | undefined {
  return listStyles().find((link) => link.getAttribute('href') === href);
}

function listStyles(): HTMLLinkElement[] {
  return [...document.head.querySelectorAll<HTMLLinkElement>(`[${mark}]`)];
}
