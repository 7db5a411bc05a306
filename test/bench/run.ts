/** What pages cost through Plinth, on bare `node:http`, and elsewhere, and what an app costs beside its pages; options.ts says how it is called. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildAll } from './build.ts';
import { checkAll } from './check.ts';
import { prepareCompetitors } from './competitors.ts';
import { measureAll } from './measure.ts';
import { isEnough, readOptions } from './options.ts';
import { keep } from './record.ts';
import { writeReport } from './report.ts';
import { toResults } from './results.ts';
import { studies } from './studies/all.ts';
import type { Figure, Setting } from './studies/figure.ts';
import { alignFigures } from './studies/table.ts';
import { readSurroundings } from './surroundings.ts';

const options = readOptions(process.argv.slice(2));
const surroundings = readSurroundings();
prepareCompetitors(options.races);
const built = await buildAll();
if (options.check) await checkAll(options.races, built);
else await measure();

async function measure(): Promise<void> {
  const { rounds } = options;
  const measured = await measureAll(built, options, (round) =>
    console.error(`round ${round} of ${rounds}`),
  );
  const results = measured.flatMap(toResults);
  console.log(writeReport(results, surroundings));
  const found = { rounds, studies: await studyAll(options.studies, { built, rounds }) };
  await save({ options, surroundings, results, measured, found });
  if (isEnough(options)) await keep(results, found, surroundings);
  else console.log('Too little is measured for the documentation: its figures stay as they are.');
}

/** One after the other, so that none disturbs another. */
async function studyAll(
  names: readonly string[],
  setting: Setting,
): Promise<Record<string, Figure[]>> {
  const found: Record<string, Figure[]> = {};
  for (const name of names) {
    found[name] = await studies[name]!(setting);
    console.log(`\n${name}\n${alignFigures(found[name]).join('\n')}`);
  }
  return found;
}

/** All rounds, for whoever wants to look closer. */
async function save(result: unknown): Promise<void> {
  const folder = join(import.meta.dirname, '../.tmp/bench');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'last.json'), `${JSON.stringify(result, undefined, 2)}\n`);
  console.log('\nAll rounds: test/.tmp/bench/last.json');
}
