/** What a reader tells. */
export interface AnswerEvents {
  onAnswer(): void;
  onProblem(problem: Error): void;
}

/** The bytes of an answer's body, until they are complete. */
interface Body {
  /** Takes more of the body, and says whether it is complete. */
  take(chunk: Buffer): boolean;
}

/** The end of a body in chunks; trailers are not expected. */
const lastChunk = '\r\n0\r\n\r\n';

/**
 * Makes a function that is given what comes on a connection, with one request under way at a time, and
 * sees where each answer ends. Heads come in one piece on a connection within one machine.
 */
export function createReader(status: number, events: () => AnswerEvents): (chunk: Buffer) => void {
  let body: Body | undefined;
  return (chunk) => {
    let rest = chunk;
    try {
      if (!body) {
        const end = chunk.indexOf('\r\n\r\n') + 4;
        body = readHead(chunk.toString('latin1', 0, end), status);
        rest = chunk.subarray(end);
      }
      if (!body.take(rest)) return;
      body = undefined;
      events().onAnswer();
    } catch (error) {
      events().onProblem(error as Error);
    }
  };
}

function readHead(head: string, status: number): Body {
  if (!head.startsWith(`HTTP/1.1 ${status} `)) {
    throw new Error(`An answer begins with ${head.slice(0, 40)}`);
  }
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (length !== undefined) return createBody(Number(length));
  if (/\r\ntransfer-encoding: chunked/i.test(head)) return createChunkedBody();
  throw new Error(`An answer has no length: ${head}`);
}

function createBody(length: number): Body {
  let received = 0;
  return {
    take(chunk) {
      received += chunk.length;
      if (received > length) {
        throw new Error(`An answer has ${received} bytes instead of ${length}`);
      }
      return received === length;
    },
  };
}

function createChunkedBody(): Body {
  let tail = '\r\n';
  return {
    take(chunk) {
      const end = chunk.toString('latin1', Math.max(0, chunk.length - lastChunk.length));
      tail = (tail + end).slice(-lastChunk.length);
      return tail === lastChunk;
    },
  };
}
