/** A page on `node:http` alone: `bare.js <URL of the page's module> <workload> <its files, as JSON>`. */
import { createServer } from 'node:http';

const [module, workload, files] = process.argv.slice(2);
const { default: openPage } = await import(module!);
const { path, load, write } = await openPage(workload, JSON.parse(files!));

const server = createServer(async (request, response) => {
  if (request.url !== path) return void response.writeHead(404).end();
  const { props } = await load();
  const html: string = write(props);
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'private, no-store',
    'content-length': Buffer.byteLength(html),
  });
  response.end(html);
});
server.listen(Number(process.env['PORT']), '127.0.0.1');
