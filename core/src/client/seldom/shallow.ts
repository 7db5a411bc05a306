import type { Journey } from '../navigation/journey.ts';
import { toRoute } from '../route.ts';
import { readAddress } from './address.ts';
import { type KnownPage, type Shown, session } from '../session.ts';

/** The page that is shown, under another address, where no data is wanted for that. */
export function findShallow(known: KnownPage, journey: Journey): Shown | undefined {
  const { shown } = session;
  const asks = journey.shallow || isIgnored(known, session.address, journey.url);
  // Another page is shown as any other, wherever the wish comes from: it may stand in an entry of the history.
  journey.shallow = asks && known.pattern === shown?.route.pattern;
  if (!journey.shallow || !shown) return undefined;
  const { pathname, search } = journey.url;
  const { params, query } = readAddress(known, journey.url);
  const route = toRoute(known.pattern, pathname + search, params, query);
  return { ...shown, route, locale: known.locale, transition: false };
}

/** Whether only parameters differ that the page's data does not depend on. */
function isIgnored({ settings }: KnownPage, address: string, next: URL): boolean {
  const names = settings?.navigation?.ignore;
  const before = new URL(address, location.origin);
  if (!names || before.pathname !== next.pathname || before.search === next.search) return false;
  return withoutNames(before, names) === withoutNames(next, names);
}

function withoutNames({ searchParams }: URL, names: readonly string[]): string {
  const kept = [...searchParams].filter(([name]) => !names.includes(name));
  return String(new URLSearchParams(kept));
}
