import type { Exchange } from '../exchange.ts';
import type { Answer } from '../flow.ts';
import { hold } from './hold.ts';
import { type LateProps, writeLateMember } from './late-props.ts';
import { joinParts } from './late-source.ts';
import { sendParts } from './send.ts';

/**
 * Data with deferred props: as one JSON value where all of it is there soon, else a value a line.
 *
 * @param write the members of the first value, with what ends it
 */
export async function sendData(
  exchange: Exchange,
  late: LateProps,
  write: () => string,
): Promise<Answer['body']> {
  try {
    const fields = write();
    if (exchange.request.method === 'HEAD') return close(late);
    await hold(late.values, exchange.config.late.streams ? exchange.config.late.hold : undefined);
    exchange.signal.throwIfAborted();
    const first = toObject(exchange, late, fields);
    if (late.values.isComplete) return first;
    const parts = { first: toLine(first), values: late.values, toText: toLine, last: () => '' };
    return sendParts(exchange, joinParts(parts));
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
  const fields = write();
  await hold(late.values);
  return toObject(exchange, late, fields);
}

function close(late: LateProps): null {
  late.values.close();
  return null;
}

function toObject({ config }: Exchange, late: LateProps, fields: string): string {
  return `{${fields.slice(0, -1)}${writeLateMember(late, config.data)}}`;
}

function toLine(json: string): string {
  return `${json}\n`;
}
