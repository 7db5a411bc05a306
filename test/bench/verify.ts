import { deepStrictEqual, ok } from 'node:assert/strict';
import { type Answer, type Fetched, fetchAnswer } from './answer.ts';
import { type Expected, expected } from './expected.ts';
import { findFramework } from './frameworks.ts';
import type { Running } from './server-process.ts';
import { head } from './views/hello.ts';
import type { Race } from './workloads.ts';

/**
 * Fetches a race's page from each contender, and compares the answers with the page's data. Who is given
 * the same document must answer the same.
 *
 * @throws AssertionError on any difference: what answers wrongly is not measured
 */
export async function verifyRace(race: Race, running: readonly Running[]): Promise<void> {
  const wanted = await expected[race.workload]();
  let first: Answer | undefined;
  for (const server of running) {
    const fetched = await ask(server);
    const who = `${race.name}, ${server.name}`;
    if (findFramework(server.name)) {
      verifyFramework(who, wanted, fetched);
    } else {
      verifyAnswer(who, race.view !== 'string', wanted, fetched.answer);
      deepStrictEqual(fetched.answer, (first ??= fetched.answer), `${who}: differs from the first`);
    }
  }
}

async function ask(server: Running): Promise<Fetched> {
  server.resume();
  try {
    return await fetchAnswer(`http://127.0.0.1:${server.port}${server.path}`);
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
): void {
  verifyView(who, wanted, answer);
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

function verifyView(who: string, wanted: Expected, answer: Answer): void {
  deepStrictEqual(answer.headers.status, 200, `${who}: the status`);
  deepStrictEqual(answer.head, toHead(), `${who}: the head`);
  deepStrictEqual(answer.elements, wanted.elements, `${who}: the elements of the view`);
  deepStrictEqual(answer.texts, wanted.texts, `${who}: the text of the view`);
}

function toHead(): Answer['head'] {
  const { title, meta, htmlAttributes } = head;
  return { title, description: meta[0]!.content, language: htmlAttributes.lang };
}
