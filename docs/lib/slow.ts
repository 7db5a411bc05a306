import type { GetServerSideProps } from '@plinth/core';
import { setTimeout as sleep } from 'node:timers/promises';

import { loadSummary } from './load-packages.ts';

/** What the page of the slow part shows. */
export interface SlowProps {
  /** When the page was made. */
  time: string;
  summary: Promise<Summary>;
}

export interface Summary {
  packages: number;
  bytes: number;
  /** How long after the page it was there. */
  milliseconds: number;
}

/** Milliseconds that a query takes which nobody has made fast yet. */
const queryTime = 1500;

export const getSlowProps: GetServerSideProps<SlowProps> = async ({ signal }) => ({
  props: { time: new Date().toUTCString(), summary: querySummary(signal) },
});

async function querySummary(signal: AbortSignal): Promise<Summary> {
  const start = performance.now();
  await sleep(queryTime, undefined, { signal });
  const summary = await loadSummary();
  return { ...summary, milliseconds: Math.round(performance.now() - start) };
}
