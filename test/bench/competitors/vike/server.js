/** Vike has no server of its own: the least that serves its app. */
import { createServer } from 'node:http';
import { renderPage } from 'vike/server';
import './dist/server/entry.mjs';

const server = createServer(async (request, response) => {
  const { httpResponse } = await renderPage({
    urlOriginal: request.url,
    headersOriginal: request.headers,
  });
  const { statusCode, headers, body } = httpResponse;
  response.writeHead(statusCode, [['content-length', Buffer.byteLength(body)], ...headers].flat());
  response.end(body);
});
server.listen(Number(process.env.PORT), '127.0.0.1');
