/**
 * What the small page costs an app that is served in this checkout, against another one that is built:
 * `compare.ts <folder of the other checkout> [--rounds n] [--requests n]`. One process and one Request,
 * rounds interleaved and their order turned each time, CPU time of the process.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { readDocument } from './answer.ts';
import { estimateMedian } from './statistics.ts';

const internals = Symbol.for('plinth.app');

interface App {
  fetch(request: Request): Promise<Response>;
  [internals]?: { bind(changes: { respond: unknown }): App };
}

/** An app, and where its small pages are. */
interface Side {
  app: App;
  prefix: string;
}

/** Where the benchmark's app stands in a checkout, now and before; and what the paths of its small pages begin with. */
const layouts = [
  { folder: 'test/bench/app', prefix: '/hello/' },
  { folder: 'test/bench/apps/hello', prefix: '/' },
];

const { values, positionals } = parseArgs({
  options: {
    rounds: { type: 'string', default: '41' },
    requests: { type: 'string', default: '20000' },
  },
  allowPositionals: true,
});
const built = 'dist/server/index.js';
const [other] = positionals;
if (other === undefined) throw new Error('Name the folder of another checkout that is built.');
const rounds = Number(values.rounds);
const requests = Number(values.requests);

const here = await load(join(import.meta.dirname, '../..'));
const there = await load(resolve(other));

for (const view of ['preact', 'solid', 'string']) {
  await verify(view);
  for (const side of [here, there]) await spend(side, view);
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const first = round % 2 === 0;
    const a = await spend(first ? here : there, view);
    const b = await spend(first ? there : here, view);
    ratios.push(first ? a / b : b / a);
  }
  const { median, low, high } = estimateMedian(ratios);
  const [middle, from, to] = [median, low, high].map((value) => value.toFixed(3));
  console.log(`${view}: this / other ${middle} (${from} to ${to}), ${rounds} rounds`);
}

async function load(checkout: string): Promise<Side> {
  const layout = layouts.find(({ folder }) => existsSync(join(checkout, folder, built)));
  if (!layout) throw new Error(`No benchmark is built in ${checkout}. Run npm run bench there.`);
  const { href } = pathToFileURL(join(checkout, layout.folder, built));
  const { default: app } = (await import(href)) as { default: App };
  return { app: await toServed(app, checkout), prefix: layout.prefix };
}

/** An app whose responses are made as for Node's server; older ones make no others. */
async function toServed(app: App, checkout: string): Promise<App> {
  const file = join(checkout, 'core/dist/node/direct-response.js');
  if (!existsSync(file)) return app;
  const { respondDirectly: respond } = (await import(pathToFileURL(file).href)) as {
    respondDirectly: unknown;
  };
  return app[internals]?.bind({ respond }) ?? app;
}

function toRequest({ prefix }: Side, view: string): Request {
  return new Request(`http://localhost${prefix}${view}`);
}

async function verify(view: string): Promise<void> {
  const [mine, theirs] = await Promise.all(
    [here, there].map(async (side) => {
      const response = await side.app.fetch(toRequest(side, view));
      return readTexts(await response.text());
    }),
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
async function spend(side: Side, view: string): Promise<number> {
  const { fetch } = side.app;
  const request = toRequest(side, view);
  const before = process.cpuUsage();
  for (let i = 0; i < requests; i++) {
    const response = await fetch(request);
    if (response.status !== 200) throw new Error(`Answered with ${response.status}`);
  }
  const { user, system } = process.cpuUsage(before);
  return user + system;
}
