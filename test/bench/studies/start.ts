import { receive } from '../answer.ts';
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

/** Cold starts of the small page, beside a bare server with the same renderer. */
export async function studyStart(setting: Setting): Promise<Figure[]> {
  const figures: Figure[][] = [];
  for (const view of views) {
    const race = races.find(({ name }) => name === `hello/${view}`)!;
    figures.push(await compareStarts(race, setting));
  }
  return figures.flat();
}

/** Both in turn; the first pair brings the files into the system's memory. */
async function compareStarts(race: Race, { built, rounds }: Setting): Promise<Figure[]> {
  const own = await buildForOne(race.view, built);
  const pair = createContenders({ ...race, contenders: ['bare', 'plinth'] }, own);
  const starts: [bare: Start, plinth: Start][] = [];
  for (let round = 0; round <= rounds; round++) {
    const [first, second] = round % 2 === 0 ? pair : pair.toReversed();
    const [one, other] = [await start(first!), await start(second!)];
    if (round > 0) starts.push(round % 2 === 0 ? [one, other] : [other, one]);
  }
  const name = (what: string): string => `${what}, ${race.view}`;
  const ratios = (of: keyof Start): number[] =>
    starts.map(([bare, plinth]) => plinth[of] / bare[of]);
  return [
    { name: name('bare'), value: toMedian(starts.map(([bare]) => bare.milliseconds)), unit: 'ms' },
    {
      name: name('Plinth'),
      value: toMedian(starts.map(([, plinth]) => plinth.milliseconds)),
      unit: 'ms',
    },
    toFigure(name('Plinth / bare'), ratios('milliseconds'), '×', 1.5),
    toFigure(name('Plinth / bare, CPU time'), ratios('cpu'), '×'),
  ];
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
