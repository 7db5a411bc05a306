import type { AppOptions } from '../types.ts';

/** What the options say about parts that come late. */
export interface LateSettings {
  /** Whether documents may be sent in parts. */
  streams: boolean;
  /** For how many milliseconds the first bytes are held back. */
  hold: number;
  isCrawler(userAgent: string): boolean;
  /** In milliseconds; absent where there is no limit. */
  timeouts: { getServerSideProps?: number; shell?: number; deferred?: number };
}

const defaultHold = 5;
const defaultTimeout = 30_000;

/** What search engines, archives and previews of links call themselves; the last two cover most of them. */
const crawlers = [
  'google-inspectiontool',
  'mediapartners-google',
  'facebookexternalhit',
  'whatsapp',
  'embedly',
  'pinterest',
  'slurp',
  'ia_archiver',
  'lighthouse',
  'preview',
  'spider',
  'crawl',
  'bot',
];

/** Folds the options once. */
export function foldLateSettings({ streaming = {}, timeouts = {} }: AppOptions): LateSettings {
  const { hold = defaultHold, crawlers: named = crawlers } = streaming || {};
  const words = named.map((word) => word.toLowerCase());
  const { getServerSideProps = false, shell = defaultTimeout } = timeouts;
  const { deferred = defaultTimeout } = timeouts;
  return {
    streams: streaming !== false,
    hold,
    isCrawler(userAgent) {
      const name = userAgent.toLowerCase();
      return words.some((word) => name.includes(word));
    },
    timeouts: {
      getServerSideProps: getServerSideProps || undefined,
      shell: shell || undefined,
      deferred: deferred || undefined,
    },
  };
}
