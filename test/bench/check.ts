import type { Built } from './build.ts';
import { withRace } from './server-process.ts';
import { verifyRace } from './verify.ts';
import type { Race } from './workloads.ts';

/** Asks every contender of every race once, and measures nothing. */
export async function checkAll(races: readonly Race[], built: Built): Promise<void> {
  for (const race of races) {
    await withRace(race, built, (running) => verifyRace(race, running));
    console.log(`${race.name}: the answers are right`);
  }
}
