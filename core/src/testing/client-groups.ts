import type { ClientCheck, Group } from './check.ts';
import { clientErrors } from './checks/client-errors.ts';
import { hydration } from './checks/hydration.ts';
import { mounting } from './checks/mount.ts';
import { updating } from './checks/update.ts';

/** The checks that run in a browser. */
export const clientGroups: readonly Group<ClientCheck>[] = [
  mounting,
  updating,
  clientErrors,
  hydration,
];
