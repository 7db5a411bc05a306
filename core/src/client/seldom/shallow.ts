import { currentEntry } from '../history.ts';
import type { Journey } from '../navigation/journey.ts';
import { toRoute } from '../route.ts';
import type { FindPage, KnownPage, Session, Shown } from '../session.ts';

/** The page that is shown, under another address, where no data is wanted for that. */
export function findShallow(
  session: Session,
  findPage: FindPage,
  journey: Journey,
): Shown | undefined {
  const { shown } = session;
  const { pathname, search } = journey.url;
  const known = shown && findPage(pathname);
  if (!known || known.pattern !== shown.route.pattern) return undefined;
  const isAsked = journey.from ? currentEntry().shallow : journey.shallow;
  if (!isAsked && !isIgnored(known, session.address, journey.url)) return undefined;
  journey.shallow = true;
  const route = toRoute(known.pattern, pathname + search, known.params);
  return { ...shown, route, locale: findPage.toLocale(pathname), transition: false };
}

/** Whether only parameters differ that the page's data does not depend on. */
function isIgnored({ navigation }: KnownPage, address: string, next: URL): boolean {
  const names = navigation?.ignore;
  const before = new URL(address, location.origin);
  if (!names || before.pathname !== next.pathname || before.search === next.search) return false;
  return withoutNames(before, names) === withoutNames(next, names);
}

function withoutNames({ searchParams }: URL, names: readonly string[]): string {
  const kept = [...searchParams].filter(([name]) => !names.includes(name));
  return String(new URLSearchParams(kept));
}
