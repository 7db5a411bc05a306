import type { LoadFiles } from '../session.ts';
import type * as Styles from '../styles.ts';

/**
 * Makes what loads a page by the URLs of its files: modules and style sheets side by side, its own module
 * first. What handles style sheets is loaded where this page has some, or the document.
 */
export function createLoader(load: (url: string) => Promise<unknown>, styles: string): LoadFiles {
  const loadStyles = async (urls: readonly string[]): Promise<(() => () => void) | undefined> => {
    if (urls.length === 0 && !document.querySelector('link[data-page]')) return undefined;
    const { placeStyles, useStyles } = (await load(styles)) as typeof Styles;
    await placeStyles(urls);
    return () => useStyles(urls);
  };
  return async (files) => {
    const loading = loadStyles(files.filter(isStyle));
    const modules = files.filter((url) => !isStyle(url)).map(load);
    const [useStyles, page] = await Promise.all([loading, ...modules]);
    return { page: page as never, useStyles };
  };
}

function isStyle(url: string): boolean {
  return url.endsWith('.css');
}
