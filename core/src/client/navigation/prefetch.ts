import { fetchData, findData, forgetData, keepData } from './data.ts';
import { countKept } from './load.ts';
import type { Session } from '../session.ts';

/** Loads a page's code, and with `withData` its data, unless the page says no. Fails silently. */
export async function prefetchPage(
  session: Session,
  target: URL,
  withData?: boolean,
): Promise<void> {
  const { default: findPage } = await session.loadNavigation();
  const url = findPage.toCanonical(target);
  const known = url && findPage(url.pathname);
  if (!known) return;
  const code = known.load().catch(() => {});
  if (withData && known.data && known.navigation?.prefetch !== false && !findData(url, 0)) {
    const data = fetchData(session, findPage, url, countKept(session, findPage, known));
    keepData(url, data, true);
    const isUsable = await data.then(
      (one) => one?.props && !one.error,
      () => false,
    );
    if (!isUsable) forgetData(url);
  }
  await code;
}
