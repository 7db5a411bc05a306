import { toNodeHandler } from '@plinth/core/node';
import express from 'express';
import { app } from './app.js';

const site = express();
site.get('/api/health', (_, response) => void response.json({ ok: true }));
// The app sees the path without the place where it is mounted.
site.use('/shop', toNodeHandler(app));
// Where it has no page, the next handler is asked.
site.use(toNodeHandler(app));
site.use((_, response) => void response.status(404).send('Express has nothing here'));

const server = site.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${server.address().port}`);
});
