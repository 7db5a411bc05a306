import type { Child } from './child.ts';
import { request } from './load-jobs.ts';
import type { Running } from './server-process.ts';

/** So many requests at least: how far the engine has compiled a function depends on its calls too. */
const fewest = 1000;

/**
 * Sends requests until so many seconds of CPU time are used, and says what one has cost at last, in microseconds.
 */
export async function warmUp(load: Child, server: Running, seconds: number): Promise<number> {
  let [requests, used, cost] = [0, 0, Infinity];
  for (let next = 32; used < seconds * 1e6 || requests < fewest; next = Math.ceil(requests / 2)) {
    const { cpu } = await request(load, server, next);
    requests += next;
    used += cpu;
    cost = cpu / next;
  }
  return cost;
}
