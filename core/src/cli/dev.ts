import type { Command } from './arguments.ts';
import { loadVite } from './vite.ts';

/** Serves the app from source. */
export async function run({ port = 3000, host }: Command): Promise<void> {
  const { createServer } = await loadVite();
  const server = await createServer({ server: { port, host } });
  await server.listen();
  const taken = server.config.server.port !== port;
  if (taken) console.log(`Port ${port} is taken by another program; using the next free one.`);
  server.printUrls();
  server.bindCLIShortcuts({ print: true });
}
