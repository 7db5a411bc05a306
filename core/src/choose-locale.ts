import type { I18nConfig } from './types.ts';

/** The locale for a visitor: by cookie, else by `Accept-Language` (RFC 9110 section 12.5.4), else the default. */
export function chooseLocale(
  { locales, defaultLocale }: I18nConfig,
  cookie: string | undefined,
  acceptLanguage: string | null,
): string {
  const byName = new Map(locales.map((locale) => [locale.toLowerCase(), locale]));
  const chosen = cookie && byName.get(cookie.toLowerCase());
  if (chosen) return chosen;
  for (const range of readRanges(acceptLanguage ?? '')) {
    const found = lookUp(range, byName);
    if (found) return found;
  }
  return defaultLocale;
}

/** Language ranges, the most wanted first; longer lists than any browser sends are cut off. */
function readRanges(header: string): string[] {
  return header
    .slice(0, 1000)
    .split(',')
    .map((part) => {
      const [range = '', ...parameters] = part.split(';').map((text) => text.trim());
      const weight = parameters.find((text) => text.startsWith('q='));
      return { range: range.toLowerCase(), quality: weight ? Number(weight.slice(2)) : 1 };
    })
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality)
    .map(({ range }) => range);
}

/** RFC 4647 section 3.4: `de-CH` finds `de-CH`, else `de`; `de` finds `de-AT` where there is no `de`. */
function lookUp(range: string, byName: ReadonlyMap<string, string>): string | undefined {
  for (let text = range; text !== ''; text = text.slice(0, Math.max(text.lastIndexOf('-'), 0))) {
    const exact = byName.get(text);
    if (exact) return exact;
  }
  if (range === '' || range === '*') return undefined;
  return [...byName].find(([name]) => name.startsWith(`${range}-`))?.[1];
}
