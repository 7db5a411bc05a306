import type { Entry } from './history.ts';

/** What stands between a visitor and another page; nothing, unless the app has asked for it. */
export const departure: {
  /** Whether a navigation goes on; where it does not, the visitor is back where he was. */
  mayLeave?: (url: URL, from: Entry | undefined) => Promise<boolean>;
  /** The visitor has been asked: the browser is not to ask again while the document is left. */
  letGo?: () => void;
} = {};
