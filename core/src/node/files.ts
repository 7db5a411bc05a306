import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { staticMiddleware } from 'srvx/static';
import { encodeSegment } from '../path.ts';
import type { Assets } from '../types.ts';
import { respondDirectly } from './direct-response.ts';
import { keepFiles } from './keep-files.ts';

/** Names below this folder hold a hash of their content. */
const hashed = '/assets/';
const year = 31_536_000;

/**
 * Serves the files of a built app. Their names are read once, so that a request for a page asks no disk,
 * and a path that is not in the list reaches none.
 *
 * @param prefix what else the URLs of built files may begin with
 */
export function createAssets(clientDir: string, prefix: string): Assets {
  const dir = fileURLToPath(clientDir);
  const files = new Set(listPaths(dir, '/'));
  const sendHashed = keepFiles(dir, createSender({ dir, maxAge: year, immutable: true }));
  const send = createSender({ dir, maxAge: 0 });
  const prefixed = prefix === '' ? undefined : prefix + hashed;
  return (path, request) => {
    const isPrefixed = prefixed !== undefined && path.startsWith(prefixed);
    const pathname = isPrefixed ? path.slice(prefix.length) : path;
    if (!files.has(pathname)) return undefined;
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse();
    return (pathname.startsWith(hashed) ? sendHashed : send)(pathname, request);
  };
}

/** Serves the files of a folder as they are when they are asked for, by their whole names alone. */
export function createLiveAssets(dir: string): Assets {
  const send = createSender({ dir, maxAge: 0 });
  return (path, request) => {
    const file = statSync(join(dir, decodeURIComponent(path)), { throwIfNoEntry: false });
    return file?.isFile() ? send(path, request) : undefined;
  };
}

type Handler = ReturnType<typeof staticMiddleware>;

/** Sends files of a folder; what reads them is loaded with the first. */
function createSender(options: Parameters<typeof staticMiddleware>[0]): Assets {
  let handler: Promise<Handler> | undefined;
  return async (path, { method, headers }) => {
    handler ??= import('srvx/static').then((srvx) => srvx.staticMiddleware(options));
    const canonical = { method, headers, url: `http://localhost${path}` } as Request;
    return (await handler)(canonical as never, findNothing as never) as ReturnType<Assets>;
  };
}

function* listPaths(folder: string, prefix: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name.startsWith('.') && entry.name !== '.well-known') continue;
    const path = prefix + encodeSegment(entry.name);
    if (entry.isDirectory()) yield* listPaths(`${folder}/${entry.name}`, `${path}/`);
    else if (entry.isFile()) yield path;
  }
}

function findNothing(): undefined {}

function refuse(): Response {
  return respondDirectly(null, 405, [['allow', 'GET, HEAD']]);
}
