import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { receive } from '../answer.ts';
import type { Built } from '../build.ts';
import { type Contender, createContenders } from '../contenders.ts';
import { readCpu } from '../process-tree.ts';
import { startServer } from '../server-process.ts';
import { toMedian } from '../statistics.ts';
import { type Race, races, views } from '../workloads.ts';
import { type Figure, type Setting, toFigure } from './figure.ts';
import { buildForOne } from './one-adapter.ts';

/** How long it takes from the start of a process to its first whole answer. */
interface Start {
  milliseconds: number;
  /** CPU time of the process until then, in milliseconds. */
  cpu: number;
}

/** The ways in which a built app is started, beside the bare server. */
const ways = ['Plinth', 'plinth start'] as const;

/** Cold starts of the small page, beside a bare server with the same renderer. */
export async function studyStart(setting: Setting): Promise<Figure[]> {
  const figures: Figure[][] = [];
  for (const view of views) {
    const race = races.find(({ name }) => name === `hello/${view}`)!;
    figures.push(await compareStarts(race, setting));
  }
  return figures.flat();
}

/** All in turn; the first round brings the files into the system's memory. */
async function compareStarts(race: Race, { built, rounds }: Setting): Promise<Figure[]> {
  const contenders = await listContenders(race, built);
  const starts: Start[][] = [];
  for (let round = 0; round <= rounds; round++) {
    const startAll = async (list: readonly Contender[]): Promise<Start[]> => {
      const done: Start[] = [];
      for (const contender of list) done.push(await start(contender));
      return done;
    };
    const isTurned = round % 2 === 1;
    const done = await startAll(isTurned ? contenders.toReversed() : contenders);
    if (round > 0) starts.push(isTurned ? done.toReversed() : done);
  }
  const name = (what: string): string => `${what}, ${race.view}`;
  const ratios = (of: keyof Start, i: number): number[] =>
    starts.map((all) => all[i]![of] / all[0]![of]);
  return [
    ...['bare', ...ways].map((way, i) => ({
      name: name(way),
      value: toMedian(starts.map((all) => all[i]!.milliseconds)),
      unit: 'ms',
    })),
    ...ways.flatMap((way, i) => [
      toFigure(name(`${way} / bare`), ratios('milliseconds', i + 1), '×', 1.5),
      toFigure(name(`${way} / bare, CPU time`), ratios('cpu', i + 1), '×'),
    ]),
  ];
}

/** The bare server, the program that a build writes, and the command that runs it. */
async function listContenders(race: Race, built: Built): Promise<Contender[]> {
  const own = await buildForOne(race.view, built);
  const [bare, plinth] = createContenders({ ...race, contenders: ['bare', 'plinth'] }, own);
  const core = dirname(createRequire(import.meta.url).resolve('@plinth/core/package.json'));
  const run = (...command: string[]): Contender => ({
    ...plinth!,
    folder: own.app,
    command: [process.execPath, ...command],
  });
  return [bare!, run('dist/server/serve.js'), run(join(core, 'bin/plinth.js'), 'start')];
}

async function start(contender: Contender): Promise<Start> {
  const begun = performance.now();
  const server = await startServer(contender);
  try {
    const { headers } = await receive(`http://127.0.0.1:${server.port}${server.path}`);
    if (headers.status !== 200) throw new Error(`${server.name} answers with ${headers.status}`);
    return { milliseconds: performance.now() - begun, cpu: readCpu(server.pid) / 1000 };
  } finally {
    await server.stop();
  }
}
