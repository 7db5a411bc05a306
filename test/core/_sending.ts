import { type App, type AppOptions, createApp, defineAdapter } from '@plinth/core';

const text = defineAdapter({ name: 'text', server: { render: () => ({ html: '' }) } });

/** As a build would give it: every page hydrates. */
export const build: NonNullable<AppOptions['build']> = {
  id: 'b',
  entry: '/entry.js',
  routes: '/routes.js',
  decoder: { module: '/decoder.js', preload: ['/shared.js'] },
  page: () => ({ adapter: 'text', module: '/page.js' }),
};

/** The page's props are what is put here. */
export interface Box {
  props: object;
}

/** An app of one page that hydrates, and the errors that it reports. */
export function appOf(
  box: Box,
  options: Partial<AppOptions> = {},
): App & { errors: (Error & { code?: string })[] } {
  const errors: Error[] = [];
  const page = { default: () => '', getServerSideProps: () => ({ props: box.props }) };
  const onError = (error: unknown): void => void errors.push(error as Error);
  const app = createApp({ adapters: [text], pages: { '/': page }, build, onError, ...options });
  return { ...app, errors };
}

export const dataPath = '/_plinth/data/b/index.json';
