import { PlinthError } from './errors.ts';
import { isStatusPage } from './patterns.ts';

/**
 * Refuses data on a page for one status: an error that its data makes could not be shown.
 *
 * @throws PLINTH_GSSP_ON_STATUS_PAGE
 */
export function checkStatusPage(pattern: string, hasData: boolean): void {
  if (!hasData || !isStatusPage(pattern)) return;
  throw new PlinthError(
    'PLINTH_GSSP_ON_STATUS_PAGE',
    `The page "${pattern}" exports getServerSideProps, which does not run there: a page for one status is shown when others fail. Remove it; the data of "/_error", of the app and of the root layout is there on error pages too.`,
  );
}
