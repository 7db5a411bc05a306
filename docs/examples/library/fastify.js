import { toNodeHandler } from '@plinth/core/node';
import createFastify from 'fastify';
import { app } from './app.js';

const handle = toNodeHandler(app);
const site = createFastify();
site.get('/api/health', () => ({ ok: true }));
site.get('/*', (request, reply) => {
  reply.hijack();
  return handle(request.raw, reply.raw);
});

console.log(await site.listen({ port: Number(process.env.PORT ?? 3000), host: '127.0.0.1' }));
