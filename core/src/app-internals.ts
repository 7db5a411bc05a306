import type { Config } from './config.ts';
import type { App } from './types.ts';

/** What the servers of this package need of an app beyond its public face. */
export interface AppInternals {
  config: Config;
  /** The same app with some things otherwise. */
  bind(changes: Partial<Config>): App;
  /** Settles when the app's `instrumentation.ts` has registered. */
  ready(): Promise<void>;
  /**
   * As `fetch`, told the request target as it stood in the request line; goes on with the response in the
   * turn in which it is there.
   */
  fetchSent<Result>(
    request: Request,
    sent: string | undefined,
    goOn: (response: Response) => Result,
  ): Promise<Result>;
  /** Answers only where the app has a file or a page. */
  fetchKnown(request: Request, sent: string | undefined): Promise<Response | undefined>;
}

/**
 * A registry symbol, because a built app may hold a copy of this package of its own. It stands apart from the
 * pipeline: a server that loaded that a second time would start with 125 files more.
 */
export const appInternals: unique symbol = Symbol.for('plinth.app') as never;
