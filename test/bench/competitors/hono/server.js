/** A page on Hono: `server.js <URL of the page's module> <workload> <its files, as JSON>`. */
import { serve } from '@hono/node-server';
import { Hono } from 'hono';

const [module, workload, files] = process.argv.slice(2);
const { default: openPage } = await import(module);
const { path, load, write } = await openPage(workload, JSON.parse(files));

const app = new Hono();
app.get(path, async (context) => {
  const { props } = await load();
  return context.html(write(props), 200, { 'cache-control': 'private, no-store' });
});
serve({ fetch: app.fetch, port: Number(process.env.PORT), hostname: '127.0.0.1' });
