import type { FindPage, Session, Shown } from '../session.ts';

/** Shows the app's error page for what failed in the browser; false where there is none to show. */
export async function showFailure(
  session: Session,
  findPage: FindPage,
  showPage: (session: Session, next: Shown) => Promise<void>,
): Promise<boolean> {
  const known = findPage('', '/500') ?? findPage('', '/_error');
  if (!known || session.shown?.route.pattern === known.pattern) return false;
  const loaded = await known.load();
  const locale = session.shown?.locale;
  abandon(session);
  const route = { ...session.route, pattern: known.pattern };
  await showPage(session, { ...loaded, props: { statusCode: 500 }, layouts: [], route, locale });
  return true;
}

/** A view that has failed is not updated: what it had made is in an unknown state. */
function abandon(session: Session): void {
  const { mounted } = session;
  session.mounted = undefined;
  try {
    mounted?.unmount();
  } catch (error) {
    reportError(error);
  }
}
