import { readState } from './build-state.ts';
import { writeRouteTable } from './route-table.ts';
import { loadVite } from './vite.ts';

/** Builds the app, and says what each route costs its visitors. */
export async function run(): Promise<void> {
  const { createBuilder } = await loadVite();
  const builder = await createBuilder();
  const state = readState(builder.config);
  await builder.buildApp();
  console.log(`\n${writeRouteTable(state)}`);
}
