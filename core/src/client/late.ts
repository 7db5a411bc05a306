import { Settling } from '../stream/deferred.ts';
import { decodeProps } from './decode.ts';
import { type Take, readDocument } from './late-document.ts';
import { readLine } from './late-lines.ts';
import type { LateData, LateValue } from './late-values.ts';

type Load = (url: string) => Promise<unknown>;

/** Hands over values as they arrive; resolves after the last one, and rejects where the connection breaks. */
type Read = (take: Take) => Promise<void>;

/** Puts the deferred props into the data of the document's page, and lets them arrive. */
export function awaitDocument(data: LateData, load: Load): Promise<void> {
  return defer(data, load, readDocument);
}

/** Reads data that is sent a value a line: resolves when the first is there, and lets the others arrive. */
export async function readLines<Data extends LateData>(
  response: Response,
  load: Load,
): Promise<Data> {
  const next = readLine(response.body!);
  const data = await decodeProps(JSON.parse((await next()) as string) as Data, load);
  await defer(data, load, async (take) => {
    for (let line = await next(); line !== undefined; line = await next()) take(line);
  });
  return data;
}

/** Resolves when all that has arrived by then is in the promises, so that a view can show it at once. */
async function defer(data: LateData, load: Load, read: Read): Promise<void> {
  const { places, values } = data.late!;
  delete data.late;
  const missing = new Map<number, Settling<unknown>>();
  for (const [layout, key, id] of places) {
    const deferred = missing.get(id) ?? new Settling<unknown>();
    missing.set(id, deferred);
    const props = layout === null ? data.props : data.layouts?.[layout];
    if (props) props[key] = deferred.promised;
  }
  const decoding = new Set<Promise<unknown>>();
  const settle = (value: LateValue): void => {
    const deferred = missing.get(value.id);
    missing.delete(value.id);
    const settling = settleOne(deferred!, value, load).finally(() => decoding.delete(settling));
    decoding.add(settling);
  };
  const giveUp = (): void => {
    for (const deferred of missing.values()) deferred.reject(new Error('The connection broke.'));
  };
  values.forEach(settle);
  read((json) => settle(JSON.parse(json))).then(giveUp, giveUp);
  while (decoding.size > 0) await Promise.all(decoding);
}

async function settleOne(deferred: Settling<unknown>, value: LateValue, load: Load): Promise<void> {
  try {
    if (value.error !== undefined) throw new Error(value.error);
    const { props } = await decodeProps(value, load);
    deferred.resolve(Object.values(props!)[0]);
  } catch (error) {
    deferred.reject(error);
  }
}
