import { deepStrictEqual, ok } from 'node:assert/strict';
import { type Answer, fetchAnswer } from './answer.ts';
import type { Running, RunningPair } from './running.ts';
import { head, loadHello } from './views/hello.ts';

/**
 * Fetches a pair's page from both, and compares the answers with each other and with the data.
 *
 * @throws AssertionError on any difference: what answers wrongly is not measured
 */
export async function verifyPair({ plinth, bare }: RunningPair): Promise<void> {
  const answer = await fetchAnswer(toUrl(plinth));
  await verifyAnswer(plinth.path, answer);
  deepStrictEqual(await fetchAnswer(toUrl(bare)), answer, `${bare.path}: the answers differ`);
}

function toUrl({ port, path }: Running): string {
  return `http://127.0.0.1:${port}${path}`;
}

/** Compares an answer with what the page's data says. */
export async function verifyAnswer(path: string, answer: Answer): Promise<void> {
  const { props } = await loadHello();
  const isString = path === '/string';
  const texts = [props.title, props.text, ...props.items, props.link.text];
  deepStrictEqual(answer.texts, texts, `${path}: the text of the view`);
  deepStrictEqual(answer.links, [props.link.href], `${path}: the links of the view`);
  deepStrictEqual(answer.props, isString ? undefined : props, `${path}: the props in the state`);
  deepStrictEqual(answer.head, toHead(), `${path}: the head`);
  deepStrictEqual(
    answer.headers,
    {
      status: 200,
      type: 'text/html; charset=utf-8',
      cacheControl: 'private, no-store',
      isLengthRight: true,
    },
    `${path}: status and headers`,
  );
  ok(isString === (answer.scripts.length === 0), `${path}: its scripts are ${answer.scripts}`);
}

function toHead(): Answer['head'] {
  const { title, meta, htmlAttributes } = head;
  return { title, description: meta[0]!.content, language: htmlAttributes.lang };
}
