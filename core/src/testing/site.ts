import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ClientBundle } from './bundle.ts';
import type { ClientCheck } from './check.ts';
import { createServerKit } from './server-kit.ts';
import type { TestRun } from './test-run.ts';

/** The documents and scripts of the checks in the browser. */
export interface Site {
  url: string;
  close(): Promise<void>;
}

/** First in the head, so that nothing goes unrecorded. */
const recorder = `<script>globalThis.recorded = { lost: [], logged: [] };
addEventListener('error', ({ message }) => recorded.lost.push(message));
addEventListener('unhandledrejection', ({ reason }) => recorded.lost.push(String(reason)));
for (const level of ['error', 'warn'])
  console[level] = (...texts) => recorded.logged.push(texts.map(String).join(' '));</script>`;

/** Serves a document for each check, `/C-01`, with what the server half renders for it. */
export async function serveChecks(
  run: TestRun,
  files: ClientBundle,
  checks: readonly ClientCheck[],
): Promise<Site> {
  const server = createServer((request, response) => {
    const name = request.url!.slice(1);
    const check = checks.find(({ id }) => id === name);
    if (check) void sendDocument(response, check, run);
    else sendFile(response, files.get(name));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function sendFile(response: ServerResponse, content: string | Uint8Array | undefined): void {
  const type = 'text/javascript; charset=utf-8';
  response.writeHead(content === undefined ? 404 : 200, { 'content-type': type }).end(content);
}

async function sendDocument(
  response: ServerResponse,
  check: ClientCheck,
  run: TestRun,
): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
  try {
    response.end(await writeDocument(check, run));
  } catch (error) {
    const text = `The server half failed: ${String(error)}`;
    response.end(`<script>globalThis.failed = ${JSON.stringify(text)}</script>`);
  }
}

async function writeDocument(check: ClientCheck, run: TestRun): Promise<string> {
  const kit = createServerKit(run);
  const stream = check.streamed ?? false;
  const rendered = check.served && (await kit.render(check.served(), { stream }));
  const { html = '', headHtml = '', chunks = [], chunksInRoot } = rendered ?? {};
  let late = '';
  for await (const chunk of chunks) late += chunk;
  const end = chunksInRoot ? `${late}</div>` : `</div>${late}`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">${recorder}<title>Check</title>
<link rel="icon" href="data:,">${headHtml}</head>
<body><div id="plinth">${html}${end}<script type="module" src="/kit.js"></script></body></html>`;
}
