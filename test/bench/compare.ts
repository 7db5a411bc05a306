/**
 * What `app.fetch` of the small page costs in this checkout, against another one that is built:
 * `compare.ts <folder of the other checkout> [--rounds n] [--requests n]`. One process and one Request,
 * rounds interleaved and their order turned each time, CPU time of the process.
 */
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { readDocument } from './answer.ts';
import { estimateMedian } from './statistics.ts';

interface App {
  fetch(request: Request): Promise<Response>;
}

const { values, positionals } = parseArgs({
  options: {
    rounds: { type: 'string', default: '41' },
    requests: { type: 'string', default: '20000' },
  },
  allowPositionals: true,
});
const [other] = positionals;
if (other === undefined) throw new Error('Name the folder of another checkout that is built.');
const rounds = Number(values.rounds);
const requests = Number(values.requests);

const here = await load(join(import.meta.dirname, '../..'));
const there = await load(resolve(other));

for (const view of ['preact', 'solid', 'string']) {
  const request = new Request(`http://localhost/hello/${view}`);
  await verify(view, request);
  for (const app of [here, there]) await spend(app, request);
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const first = round % 2 === 0;
    const a = await spend(first ? here : there, request);
    const b = await spend(first ? there : here, request);
    ratios.push(first ? a / b : b / a);
  }
  const { median, low, high } = estimateMedian(ratios);
  const [middle, from, to] = [median, low, high].map((value) => value.toFixed(3));
  console.log(`${view}: this / other ${middle} (${from} to ${to}), ${rounds} rounds`);
}

async function load(folder: string): Promise<App> {
  const file = join(folder, 'test/bench/app/dist/server/index.js');
  return ((await import(pathToFileURL(file).href)) as { default: App }).default;
}

async function verify(view: string, request: Request): Promise<void> {
  const [mine, theirs] = await Promise.all(
    [here, there].map(async (app) => readTexts(await (await app.fetch(request)).text())),
  );
  if (JSON.stringify(mine) !== JSON.stringify(theirs)) {
    throw new Error(`The two do not answer alike for ${view}.`);
  }
}

/** All that the two must have in common: the names of files hold a hash of their own code. */
function readTexts(html: string): unknown {
  const { head, elements, texts, props } = readDocument(html);
  return { head, elements, texts, props };
}

/** CPU time of so many requests, one after the other, in microseconds. */
async function spend({ fetch }: App, request: Request): Promise<number> {
  const before = process.cpuUsage();
  for (let i = 0; i < requests; i++) {
    const response = await fetch(request);
    if (response.status !== 200) throw new Error(`Answered with ${response.status}`);
  }
  const { user, system } = process.cpuUsage(before);
  return user + system;
}
