import type { Exchange } from '../exchange.ts';
import type { Answer } from '../flow.ts';
import { hold } from './hold.ts';
import { LateBody } from './late-body.ts';
import { type LateProps, writeLateMember } from './late-props.ts';

/**
 * Data with deferred props: as one JSON value where all of it is there soon, else a value a line.
 *
 * @param write the members of the first value
 */
export async function sendData(
  exchange: Exchange,
  late: LateProps,
  write: () => string,
): Promise<Answer['body']> {
  try {
    const fields = write();
    if (exchange.request.method === 'HEAD') return close(late);
    const { streams, hold: time } = exchange.config.late;
    await hold(late.values, exchange, streams ? time : undefined);
    exchange.throwIfAborted();
    const first = toObject(exchange, late, fields);
    if (late.values.isComplete) return first;
    const { values } = late;
    const parts = { values, toText: toLine, last, close: () => values.close() };
    return new LateBody(exchange, toLine(first), parts);
  } catch (error) {
    late.values.close();
    throw error;
  }
}

/** The same as one JSON value, however long that takes. */
export async function awaitData(
  exchange: Exchange,
  late: LateProps,
  write: () => string,
): Promise<string> {
  try {
    const fields = write();
    await hold(late.values, exchange);
    return toObject(exchange, late, fields);
  } finally {
    late.values.close();
  }
}

function close(late: LateProps): null {
  late.values.close();
  return null;
}

function toObject({ config }: Exchange, late: LateProps, fields: string): string {
  return `{${fields}${writeLateMember(late, config.data)}}`;
}

/** All has been said. */
function last(): string {
  return '';
}

function toLine(json: string): string {
  return `${json}\n`;
}
