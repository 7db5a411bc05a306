import { execFile } from 'node:child_process';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Built } from '../build.ts';
import type { View } from '../workloads.ts';

const run = promisify(execFile);
const bench = join(import.meta.dirname, '..');

/**
 * Builds the small page as an app of one adapter: the benchmark's app starts with the renderers of all
 * three, and a bare server with one.
 */
export async function buildForOne(view: View, built: Built): Promise<Built> {
  const folder = join(bench, '../.tmp/bench/one-adapter', view);
  const app = join(folder, 'app');
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(app, 'pages/hello'), { recursive: true });
  await cp(join(bench, 'views'), join(folder, 'views'), { recursive: true });
  const page = `pages/hello/${view}.${view === 'string' ? 'ts' : 'tsx'}`;
  await cp(join(bench, 'app', page), join(app, page));
  await writeFile(join(app, 'vite.config.js'), toConfig(view));
  const core = dirname(createRequire(import.meta.url).resolve('@plinth/core/package.json'));
  await run(process.execPath, [join(core, 'bin/plinth.js'), 'build'], { cwd: app });
  return { ...built, app };
}

function toConfig(view: View): string {
  return `import { plinth } from '@plinth/core/vite';
import { ${view} } from '@plinth/${view}';

export default { plugins: [plinth({ adapters: [${view}()] })] };
`;
}
