/** A page on `node:http` alone: `bare.js <URL of the page's module> <workload> <its files, as JSON>`. */
import { createServer } from 'node:http';
import type { Page } from '../by-hand/document.ts';

const html = 'text/html; charset=utf-8';
const [module, workload, files] = process.argv.slice(2);
const { default: openPage } = await import(module!);
const {
  path,
  status = 200,
  type = html,
  load,
  write,
}: Page = await openPage(workload, JSON.parse(files!));

const server = createServer(async (request, response) => {
  if (request.url !== path) return void response.writeHead(404).end();
  const { props } = await load();
  const body = write(props);
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'private, no-store',
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
});
server.listen(Number(process.env['PORT']), '127.0.0.1');
