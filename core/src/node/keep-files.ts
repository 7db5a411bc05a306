import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Header } from '../flow.ts';
import type { Assets } from '../types.ts';
import { chooseCoding } from './accept-encoding.ts';
import { respondDirectly } from './direct-response.ts';

/** A file as it is sent. */
interface Kept {
  body: Uint8Array;
  headers: readonly Header[];
}

/** How many bytes of a file are kept, and of all together: the scripts and styles of a large app. */
const limits = { one: 262_144, all: 33_554_432 };

/** By these a client asks for something else than the whole of a file. */
const conditions = ['range', 'if-none-match', 'if-modified-since'];

/**
 * Keeps small files whose content never changes, as they were sent: to read one costs more than to send it, and
 * to compress it for each client more still. Those that were kept first go first.
 */
export function keepFiles(dir: string, serve: Assets): Assets {
  const kept = new Map<string, Kept>();
  let bytes = 0;

  function keep(key: string, one: Kept): void {
    if (kept.has(key)) return;
    kept.set(key, one);
    bytes += one.body.length;
    for (const [oldest, { body }] of kept) {
      if (bytes <= limits.all) return;
      kept.delete(oldest);
      bytes -= body.length;
    }
  }

  async function load(
    path: string,
    request: Request,
    coding: string | undefined,
  ): Promise<Response | undefined> {
    if (!(await isSmall(join(dir, decodeURIComponent(path))))) return serve(path, request);
    const headers = new Headers(coding ? { 'accept-encoding': coding } : {});
    const response = await serve(path, { method: 'GET', headers } as Request);
    if (response?.status !== 200) return response;
    const body = new Uint8Array(await response.arrayBuffer());
    response.headers.set('content-length', String(body.length));
    const one = { body, headers: [...response.headers] };
    keep(toKey(path, coding), one);
    return send(one, request);
  }

  return (path, request) => {
    const { headers } = request;
    if (conditions.some((name) => headers.has(name))) return serve(path, request);
    const coding = chooseCoding(headers.get('accept-encoding'));
    const known = kept.get(toKey(path, coding));
    return known ? send(known, request) : load(path, request, coding);
  };
}

function toKey(path: string, coding = ''): string {
  return `${coding} ${path}`;
}

function send({ body, headers }: Kept, { method }: Request): Response {
  return respondDirectly(method === 'HEAD' ? null : body, 200, headers);
}

async function isSmall(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => undefined);
  return found !== undefined && found.size <= limits.one;
}
