/** What a small page costs through Plinth, and on bare `node:http`: `run.ts [--check] [--rounds n] [view ...]`. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildAll } from './build.ts';
import { measureAll } from './measure.ts';
import { readOptions } from './options.ts';
import { toResult, writeReport } from './report.ts';
import { readSurroundings } from './surroundings.ts';

/** Enough to see that everything works. */
const smallest = { rounds: 1, requests: 100, connections: 4 };

const options = readOptions(process.argv.slice(2));
const surroundings = readSurroundings();
const built = await buildAll();
const measured = await measureAll(built, options.check ? { ...options, ...smallest } : options);
const results = measured.map(toResult);
if (options.check) {
  for (const { view } of results) console.log(`${view}: the answers are right`);
} else {
  console.log(writeReport(results, surroundings));
  await save({ options, surroundings, results, measured });
}

async function save(result: unknown): Promise<void> {
  const folder = join(import.meta.dirname, '../.tmp/bench');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'hello.json'), `${JSON.stringify(result, undefined, 2)}\n`);
  console.log('\nAll rounds: test/.tmp/bench/hello.json');
}
