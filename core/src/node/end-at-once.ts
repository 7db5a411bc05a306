import { ServerResponse } from 'node:http';

/** What Node's own `end` is made of. */
interface Parts {
  _send?: (data: string, encoding: BufferEncoding, sent: () => void) => boolean;
  _finish?: () => void;
  _hasBody: boolean;
  finished: boolean;
  outputData: readonly unknown[];
  socket: { _httpMessage?: unknown; _hadError?: boolean } | null;
}

const { end } = ServerResponse.prototype;
const { _send: send, _finish: finish } = ServerResponse.prototype as unknown as Parts;

/** Node 24 does by itself what is done here; other runtimes have parts of their own. */
const isSlow = send !== undefined && finish !== undefined && /^v2[0-3]\./.test(process.version);

/**
 * Ends a response whose head, with the length of its body, is written. Until Node 24 `end` sends an empty piece behind
 * the body, so that each answer takes the slower way of several pieces: a tenth of the CPU time of a small page.
 * Where somebody has put another `end` in its place, to watch or to change what is sent, that one is called.
 */
export function endAtOnce(res: ServerResponse, body: string, encoding: BufferEncoding): void {
  const parts = res as unknown as Parts;
  const { _hasBody: hasBody } = parts;
  const isPlain = isSlow && res.end === end && hasBody;
  if (!isPlain || body === '') return void res.end(body, encoding);
  send!.call(parts, body, encoding, () => parts.socket?.['_hadError'] || res.emit('finish'));
  parts.finished = true;
  // Behind an answer that is still under way it waits for its turn.
  if (parts.outputData.length === 0 && parts.socket?.['_httpMessage'] === res) finish!.call(parts);
}
