import type { LoadFiles, PageState } from './session.ts';

/** The ids of the styles of each page, by the URL of its module. */
type Styles = Readonly<Record<string, readonly string[]>>;

/** What Vite's client has made of a style sheet. */
const made = 'style[data-vite-dev-id]';

/**
 * In development a module makes its styles when it runs, and Vite's client keeps them: those of pages that
 * are not shown are switched off. Which those are, the dev server knows once a page has been loaded.
 */
export function createLoader(
  load: (url: string) => Promise<unknown>,
  stylesUrl: string,
): LoadFiles {
  let shown = readState().module;
  return async ([module = '']) => {
    // The module as it is now: an edit replaces the modules that it imports, and not itself.
    const page = await loadHeld(load, `${module}?t=${Date.now()}`);
    const styles = (await (await fetch(stylesUrl)).json()) as Styles;
    enforce(styles, [shown]);
    const useStyles = (): (() => void) => {
      enforce(styles, [shown, module]);
      return () => {
        shown = module;
        enforce(styles, [shown]);
        // Those that the server has sent stand doubled by now.
        for (const link of document.head.querySelectorAll('[data-page]')) link.remove();
      };
    };
    return { page: page as never, useStyles };
  };
}

/** What is added while a page loads is not seen before it is known whose it is. */
async function loadHeld(load: (url: string) => Promise<unknown>, url: string): Promise<unknown> {
  const observer = new MutationObserver((records) => {
    for (const node of records.flatMap(({ addedNodes }) => [...addedNodes])) {
      if (node instanceof HTMLStyleElement && node.matches(made)) node.media = 'not all';
    }
  });
  observer.observe(document.head, { childList: true });
  return load(url).finally(() => observer.disconnect());
}

function readState(): PageState {
  return JSON.parse(document.querySelector('body>script#plinth-state')?.textContent ?? '{}');
}

function enforce(styles: Styles, modules: readonly string[]): void {
  const all = new Set(Object.values(styles).flat());
  const wanted = new Set(modules.flatMap((module) => styles[module] ?? []));
  for (const style of document.head.querySelectorAll<HTMLStyleElement>(made)) {
    const id = style.dataset['viteDevId'] as string;
    style.media = wanted.has(id) || !all.has(id) ? '' : 'not all';
  }
}
