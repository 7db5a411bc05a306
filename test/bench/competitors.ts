import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { competitors, findFramework, newNode } from './frameworks.ts';
import type { Race } from './workloads.ts';

/** Installs the package of competitors where a race needs it, and builds the frameworks' apps. */
export function prepareCompetitors(races: readonly Race[]): void {
  const names = new Set(races.flatMap(({ contenders }) => contenders));
  for (const own of ['bare', 'plinth', 'again']) names.delete(own);
  if (names.size === 0) return;
  if (!isInstalled()) run('npm', ['ci', '--no-audit', '--no-fund'], competitors);
  for (const name of names) {
    const framework = findFramework(name);
    if (framework) run(newNode, framework.build, framework.folder);
  }
}

/** npm writes its own lockfile into the folder last. */
function isInstalled(): boolean {
  const [wanted, installed] = ['package-lock.json', 'node_modules/.package-lock.json'].map(
    (file) => statSync(join(competitors, file), { throwIfNoEntry: false })?.mtimeMs ?? 0,
  );
  return installed! >= wanted!;
}

function run(program: string, args: readonly string[], folder: string): void {
  const env = { ...process.env, NODE_ENV: 'production' };
  try {
    execFileSync(program, args, { cwd: folder, env, encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${args.join(' ')} failed in ${folder}:\n${stdout}${stderr}`, { cause: error });
  }
}
