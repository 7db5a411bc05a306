/** A page that is sent in parts, on `node:http` alone: `bare-late.js <URL of the page's module> <workload> <its files, as JSON>`. */
import { createServer, type ServerResponse } from 'node:http';
import type { LatePage } from '../by-hand/late-page.ts';
import type { PartName } from '../views/deferred.ts';

const [module, , files] = process.argv.slice(2);
const page: LatePage = (await import(module!)).default(JSON.parse(files!));

const server = createServer((request, response) => {
  if (request.url === page.path) void answer(response);
  else response.writeHead(404).end();
});
server.listen(Number(process.env['PORT']), '127.0.0.1');

async function answer(response: ServerResponse): Promise<void> {
  const { title, ...late } = (await page.load()).props;
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'private, no-store',
  });
  response.write(page.writeShell({ title, ...late }));
  let isFirst = true;
  const sending = Object.entries(late).map(async ([name, promise]) => {
    response.write(page.writePart(name as PartName, await promise, isFirst));
    isFirst = false;
  });
  await Promise.all(sending);
  response.end(page.end);
}
