import { type App, type AppOptions, createApp, defineAdapter } from '@plinth/core';
import type { Adapter, GetServerSideProps, PageModule } from '@plinth/core';

/** What the adapters of this file show of a view; components are names. */
export interface ShownView {
  adapter: string;
  app?: string;
  layouts: [name: string, props: Record<string, unknown>][];
  page: string;
  props: Record<string, unknown>;
}

function viewAdapter(name: string): Adapter {
  return defineAdapter({
    name,
    server: {
      render: ({ App, layouts, Page: page, props }) => {
        const shown = layouts.map(({ Layout, props: own }) => [Layout, own]);
        const view = { adapter: name, app: App, layouts: shown, page, props };
        return { html: `<pre>${JSON.stringify(view)}</pre>` };
      },
    },
  });
}

/** An app of two adapters, `one` and `two`, and the errors that it reports. */
export function layersApp(
  pages: AppOptions['pages'],
  options: Partial<AppOptions> = {},
): App & { errors: Error[] } {
  const errors: Error[] = [];
  const app = createApp({
    adapters: [viewAdapter('one'), viewAdapter('two')],
    pages,
    onError: (error) => errors.push(error as Error),
    ...options,
  });
  return { ...app, errors };
}

/** A module whose component is its name; its data comes after so many milliseconds. */
export function layer(
  name: string,
  getServerSideProps?: GetServerSideProps,
  more: Partial<PageModule> = {},
): PageModule {
  return { default: name, getServerSideProps: getServerSideProps as never, ...more };
}

/** The view that an answer shows. */
export async function shownView(response: Response | Promise<Response>): Promise<ShownView> {
  const html = await (await response).text();
  const json = /<pre>(.*?)<\/pre>/s.exec(html)?.[1];
  if (json === undefined) throw new Error(`No view in: ${html}`);
  return JSON.parse(json) as ShownView;
}
