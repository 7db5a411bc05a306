import { type App, type AppOptions, createApp, defineAdapter } from '@plinth/core';
import type { GetServerSideProps, PageModule } from '@plinth/core';

const text = defineAdapter({
  name: 'text',
  server: { render: ({ props }) => ({ html: `<pre>${toText(props)}</pre>` }) },
});

function toText(value: unknown): string {
  return JSON.stringify(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

const getServerSideProps: GetServerSideProps = (context) => ({
  props: {
    params: context.params ? { ...context.params } : null,
    query: { ...context.query },
    resolvedUrl: context.resolvedUrl,
    locale: context.locale ?? null,
    locals: { ...context.locals },
    header: context.request.headers.get('x-seen'),
  },
});

/** A page that shows what its `getServerSideProps` was given. */
export const echo: PageModule = {
  default: 'echo',
  getServerSideProps: getServerSideProps as never,
};

/** A page that shows its props alone. */
export const plain: PageModule = { default: 'plain' };

/** What an echo page shows. */
export interface Echo {
  params: Record<string, unknown> | null;
  query: Record<string, unknown>;
  resolvedUrl: string;
  locale: string | null;
  locals: Record<string, unknown>;
  header: string | null;
}

/** An app, and the errors that it reports. */
export function echoApp(
  pages: AppOptions['pages'],
  options: Partial<AppOptions> = {},
): App & { errors: unknown[] } {
  const errors: unknown[] = [];
  const app = createApp({
    adapters: [text],
    pages,
    onError: (error) => errors.push(error),
    ...options,
  });
  return { ...app, errors };
}

/** The props that a page of this file shows. */
export async function shown<T = Echo>(response: Response | Promise<Response>): Promise<T> {
  const html = await (await response).text();
  const json = /<pre>(.*?)<\/pre>/s.exec(html)?.[1];
  if (json === undefined) throw new Error(`No echo in: ${html}`);
  return JSON.parse(json.replaceAll('&lt;', '<').replaceAll('&amp;', '&')) as T;
}
