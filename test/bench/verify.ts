import { deepStrictEqual, ok } from 'node:assert/strict';
import { type Answer, type Fetched, readAnswer, type Received, receive } from './answer.ts';
import { type Expected, expected, expectedHead } from './expected.ts';
import { findFramework } from './frameworks.ts';
import type { Running } from './server-process.ts';
import { verifyData, verifyFile } from './verify-files.ts';
import { verifyLate } from './verify-late.ts';
import type { Race } from './workloads.ts';

/**
 * Fetches a race's page from each contender, and compares the answers with the page's data. Who is given
 * the same document must answer the same.
 *
 * @throws AssertionError on any difference: what answers wrongly is not measured
 */
export async function verifyRace(race: Race, running: readonly Running[]): Promise<void> {
  let first: unknown;
  for (const server of running) {
    const who = `${race.name}, ${server.name}`;
    const common = await verify(who, race, server);
    if (common) deepStrictEqual(common, (first ??= common), `${who}: differs from the first`);
  }
}

/** Verifies the answer of one contender, and gives back what it must have in common with the others. */
async function verify(who: string, race: Race, server: Running): Promise<unknown> {
  const { workload, view } = race;
  const hydrates = view !== 'string';
  const received = await ask(server);
  if (workload === 'data') return verifyData(who, received);
  if (workload === 'file') return verifyFile(who, received);
  if (workload === 'deferred') return verifyLate(who, hydrates, await askWarm(server));
  const fetched = readAnswer(received);
  const wanted = await expected[workload]();
  if (findFramework(server.name)) return verifyFramework(who, wanted, fetched);
  verifyAnswer(who, hydrates, wanted, fetched.answer, server.status);
  return fetched.answer;
}

/** The first answers take so long to make that nothing of them is late. */
async function askWarm(server: Running): Promise<Received> {
  for (let time = 0; time < 5; time++) await ask(server);
  return ask(server);
}

async function ask(server: Running): Promise<Received> {
  server.resume();
  try {
    return await receive(`http://127.0.0.1:${server.port}${server.path}`);
  } finally {
    server.pause();
  }
}

/** Compares an answer with what the page's data says. */
export function verifyAnswer(
  who: string,
  hydrates: boolean,
  wanted: Expected,
  answer: Answer,
  status = 200,
): void {
  verifyView(who, wanted, answer, status);
  deepStrictEqual(answer.headers.type, 'text/html; charset=utf-8', `${who}: the type`);
  deepStrictEqual(answer.props, hydrates ? wanted.props : undefined, `${who}: the props`);
  deepStrictEqual(answer.headers.cacheControl, 'private, no-store', `${who}: the caching`);
  ok(answer.headers.isLengthRight, `${who}: the length`);
  ok(hydrates === answer.scripts.length > 0, `${who}: its scripts are ${answer.scripts}`);
}

/** A framework has a document and a state of its own; the page in it must be the same, and its data in it twice. */
export function verifyFramework(who: string, wanted: Expected, { answer, html }: Fetched): void {
  verifyView(who, wanted, answer);
  ok(answer.headers.type?.startsWith('text/html'), `${who}: the type is ${answer.headers.type}`);
  const { length } = html.split(wanted.texts[1]!);
  ok(length === 3, `${who}: the data stands ${length - 1} times in the document, not twice`);
  ok(answer.scripts.length > 0, `${who}: no script wakes the page`);
}

function verifyView(who: string, wanted: Expected, answer: Answer, status = 200): void {
  deepStrictEqual(answer.headers.status, status, `${who}: the status`);
  deepStrictEqual(answer.head, expectedHead, `${who}: the head`);
  deepStrictEqual(answer.elements, wanted.elements, `${who}: the elements of the view`);
  deepStrictEqual(answer.texts, wanted.texts, `${who}: the text of the view`);
}
