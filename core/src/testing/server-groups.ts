import type { Group, ServerCheck } from './check.ts';
import { composition } from './checks/composition.ts';
import { description } from './checks/description.ts';
import { document } from './checks/document.ts';
import { errors } from './checks/errors.ts';
import { escaping } from './checks/escaping.ts';
import { isolation } from './checks/isolation.ts';
import { lateErrors } from './checks/late-errors.ts';
import { render } from './checks/render.ts';
import { streaming } from './checks/streaming.ts';

/** The checks that run in Node. */
export const serverGroups: readonly Group<ServerCheck>[] = [
  description,
  render,
  composition,
  escaping,
  errors,
  lateErrors,
  isolation,
  document,
  streaming,
];
