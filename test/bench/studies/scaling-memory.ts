import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { App } from '@plinth/core';
import { views } from '../workloads.ts';
import { loadApp, readPage } from './built-app.ts';
import type { Figure, Setting } from './figure.ts';

/** What the heap may grow by: less than one byte for a request. */
const mark = 1;

/** How the heap grows over a million requests with addresses of their own. */
export async function studyMemory({ built, rounds }: Setting): Promise<Figure[]> {
  const app = await loadApp(built);
  const requests = Math.min(1_000_000, rounds * 70_000);
  const figures: Figure[] = [];
  for (const view of views) {
    const path = `/hello/${view}`;
    await send(app, path, requests / 20);
    const before = readHeap();
    await send(app, path, requests);
    const value = (readHeap() - before) / 1e6;
    figures.push({
      name: `${view}: heap after ${requests} more requests`,
      value,
      unit: 'MB',
      mark,
    });
  }
  return figures;
}

async function send(app: App, path: string, count: number): Promise<void> {
  for (let request = 0; request < count; request++) await readPage(app, `${path}?n=${request}`);
}

/** What is in use when all garbage is gone. */
function readHeap(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let time = 0; time < 3; time++) collect();
  return process.memoryUsage().heapUsed;
}
