/** A page on Fastify: `server.js <URL of the page's module> <workload> <its files, as JSON>`. */
import { fastify } from 'fastify';

const [module, workload, files] = process.argv.slice(2);
const { default: openPage } = await import(module);
const { path, load, write } = await openPage(workload, JSON.parse(files));

const app = fastify();
app.get(path, async (_request, reply) => {
  const { props } = await load();
  reply.type('text/html; charset=utf-8').header('cache-control', 'private, no-store');
  return write(props);
});
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
