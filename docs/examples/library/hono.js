import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { app } from './app.js';

const site = new Hono();
site.get('/api/health', (context) => context.json({ ok: true }));
site.all('*', (context) => app.fetch(context.req.raw));

const port = Number(process.env.PORT ?? 3000);
serve({ fetch: site.fetch, port, hostname: '127.0.0.1' }, (address) => {
  console.log(`http://127.0.0.1:${address.port}`);
});
