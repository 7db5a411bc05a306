import { hasAddress } from '../patterns.ts';
import { toDataPath } from '../data-path.ts';
import { type ProjectPage, hasData } from '../vite/outer-files.ts';
import { readState } from './build-state.ts';
import { listApiRoutes } from './api-routes.ts';
import { writeTable } from './table.ts';
import { loadVite } from './vite.ts';

/** Lists the routes of the project, each once, with its data path. */
export async function run(): Promise<void> {
  const { resolveConfig } = await loadVite();
  const { project } = readState(await resolveConfig({}, 'build'));
  const rows = [...[...project.pages.values()].map(toRow), ...listApiRoutes(project, 'none')];
  console.log(writeTable(['Route', 'Adapter', 'Hydrate', 'Data'], rows));
}

function toRow(page: ProjectPage): string[] {
  const { pattern, adapter, hydrate } = page;
  const data = hasData(page);
  const shown = !hasAddress(pattern) || !data ? 'none' : toDataPath('<build>', pattern);
  return [pattern, adapter.name, hydrate === false ? 'none' : String(hydrate), shown];
}
