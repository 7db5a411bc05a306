import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { string, type StringOptions } from '@plinth/string';
import type { Plugin } from 'vite';

const folder = join(import.meta.dirname, '../../../.tmp', `string-precompile-${process.pid}`);

/** What the compiler makes of one module; undefined where it leaves it alone. */
export async function compile(
  code: string,
  { precompile, id = '/app/page.ts' }: StringOptions & { id?: string } = {},
): Promise<{ code: string; map: string } | undefined> {
  const plugins = ((await string({ precompile }).vite?.(() => true)) ?? []) as Plugin[];
  const transform = plugins[0]?.transform as
    | { handler: (code: string, id: string) => { code: string; map: string } | undefined }
    | undefined;
  return transform?.handler(code, id);
}

/** Counts the templates that became functions. */
export function countCompiled(code: string): number {
  return code.match(/^function \$plinth\$*(?:Html|Text)\d+\(/gm)?.length ?? 0;
}

/** Counts those of them that return their HTML as a string. */
export function countBare(code: string): number {
  return code.match(/^function \$plinth\$*Text\d+\(/gm)?.length ?? 0;
}

/** Runs a module as it stands, and the same one compiled. */
export async function loadBoth<Exports>(
  code: string,
): Promise<{ plain: Exports; compiled: Exports; count: number; bare: number }> {
  const made = await compile(code);
  await mkdir(folder, { recursive: true });
  try {
    const [plain, compiled] = await Promise.all(
      [code, made!.code].map((one) => load<Exports>(one)),
    );
    const [count, bare] = [countCompiled(made!.code), countBare(made!.code)];
    return { plain: plain!, compiled: compiled!, count, bare };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function load<Exports>(code: string): Promise<Exports> {
  const file = join(folder, `${crypto.randomUUID()}.ts`);
  await writeFile(file, code);
  return (await import(pathToFileURL(file).href)) as Exports;
}
