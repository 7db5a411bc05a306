import { loadModule } from '../navigation/load.ts';
import { showPage } from '../navigation/show.ts';
import { findPattern } from '../navigation/table.ts';
import { session } from '../session.ts';

/** Shows the app's error page for what failed in the browser; false where there is none to show. */
export async function showFailure(): Promise<boolean> {
  const known = findPattern('/500') ?? findPattern('/_error');
  const { shown, route } = session;
  if (!known || shown?.route.pattern === known.pattern) return false;
  const loaded = await loadModule(known);
  abandon();
  await showPage({
    ...loaded,
    props: { statusCode: 500 },
    layouts: [],
    route: { ...route, pattern: known.pattern },
    locale: shown?.locale,
  });
  return true;
}

/** A view that has failed is not updated: what it had made is in an unknown state. */
function abandon(): void {
  const { mounted } = session;
  session.mounted = undefined;
  try {
    mounted?.unmount();
  } catch (error) {
    reportError(error);
  }
}
