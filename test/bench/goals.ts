import type { Race, View } from './workloads.ts';

/** How many times the page of the bare server Plinth is to answer in the same CPU time, at least. */
const againstBare: Record<string, Record<View, number>> = {
  hello: { preact: 0.95, solid: 0.95, string: 0.95 },
  table: { preact: 1.6, solid: 0.9, string: 0.8 },
  spiral: { preact: 2.5, solid: 0.9, string: 0.8 },
  cards: { preact: 2.5, solid: 0.9, string: 0.8 },
};

/** The same, against servers and frameworks. */
const againstOthers: Record<string, number> = {
  hono: 1,
  fastify: 1,
  next: 30,
  'astro-preact': 12,
  'astro-solid': 12,
  sveltekit: 12,
  solidstart: 25,
  vike: 30,
};

/** How many times as fast as a contender Plinth is to be at least; undefined: no mark is set. */
export function findGoal({ name, workload, view }: Race, contender: string): number | undefined {
  if (contender !== 'bare') return againstOthers[contender];
  return name === `${workload}/${view}` ? againstBare[workload]?.[view] : undefined;
}
