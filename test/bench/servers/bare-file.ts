/** The files of a folder on `node:http` alone: `bare-file.js <folder>`. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

const [folder] = process.argv.slice(2);
/** The URL parser has resolved the dots, so that a path cannot leave the folder. */
const toFile = (url: string): string => join(folder!, new URL(url, 'http://localhost').pathname);

const server = createServer((request, response) => {
  answer(toFile(request.url!), response).catch(() => response.writeHead(404).end());
});
server.listen(Number(process.env['PORT']), '127.0.0.1');

async function answer(file: string, response: ServerResponse): Promise<void> {
  const { size, mtime, mtimeMs } = await stat(file);
  response.writeHead(200, {
    'content-type': 'text/javascript; charset=utf-8',
    'content-length': size,
    'cache-control': 'max-age=31536000, immutable',
    etag: `W/"${size.toString(16)}-${Math.trunc(mtimeMs).toString(16)}"`,
    'last-modified': mtime.toUTCString(),
  });
  await pipeline(createReadStream(file), response);
}
