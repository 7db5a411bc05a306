import type { Adapter } from '../types.ts';
import type { ServerBundle } from './server-bundle.ts';
import type { Markup } from './check.ts';
import type { TestBrowser } from './report-types.ts';
import type { Views } from './views.ts';

/** What one call of `testAdapter` works with. */
export interface TestRun {
  adapter: Adapter;
  views: Views | undefined;
  /** The views with the server half; without views there is none. */
  bundle: ServerBundle | undefined;
  browser: TestBrowser | undefined;
  markup: Markup;
  isWanted: (id: string) => boolean;
}
