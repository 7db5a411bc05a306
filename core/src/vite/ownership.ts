import { existsSync, readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { createFilter } from 'vite';
import type { Adapter } from '../types.ts';

/** The adapter that compiles and renders a file; undefined where the file names one that the app does not have. */
export type FindOwner = (id: string, code: string) => Adapter | undefined;

const leadingComments =
  /^(?:\s|\/\*[\s\S]*?\*\/|\/\/[^\n]*(?:\n|$)|#![^\n]*\n|['"]use [a-z]+['"];?)*/;
const blockComment = /\/\*[\s\S]*?\*\//g;
const pragma = /@jsxImportSource\s+(\S+)/g;
const jsx = new Set(['.tsx', '.jsx']);
const namedSpecial = /\/_(?:app|layout)\.([^./]+)\.[^./]+$/;

/**
 * Says which adapter a file names or falls to by itself: by its `@jsxImportSource` pragma, an adapter's
 * `include`, as the `_app` or `_layout` that names it, or its extension. Undefined for a file that nothing claims, and for modules of plug-ins.
 */
export function createClaims(
  adapters: readonly Adapter[],
  root: string,
  pagesDir: string,
): FindOwner {
  const included = adapters
    .filter((adapter) => adapter.include)
    .map((adapter) => ({
      adapter,
      matches: createFilter(adapter.include, undefined, { resolve: root }),
    }));
  const byExtension = adapters
    .flatMap((adapter) => (adapter.extensions ?? []).map((extension) => ({ adapter, extension })))
    .toSorted((a, b) => b.extension.length - a.extension.length);
  const firstJsx = adapters.find((adapter) => adapter.jsxImportSource);
  return (id, code) => {
    if (id.startsWith('\0')) return undefined;
    const file = id.replace(/[?#].*$/, '');
    const source = readPragma(code);
    if (source !== undefined) return adapters.find((one) => one.jsxImportSource === source);
    const named = included.find(({ matches }) => matches(file));
    if (named) return named.adapter;
    const special = file.startsWith(`${pagesDir}/`) ? namedSpecial.exec(file)?.[1] : undefined;
    const one = adapters.find(({ name }) => name === special);
    if (one) return one;
    if (jsx.has(extname(file))) return findByCondition(file, adapters) ?? firstJsx;
    return byExtension.find(({ extension }) => file.endsWith(extension))?.adapter;
  };
}

/** The JSX import source that a file's leading block comments name; the last one counts, as for the compilers. */
export function readPragma(code: string): string | undefined {
  if (!code.includes('@jsxImportSource')) return undefined;
  const comments = leadingComments.exec(code)?.[0].match(blockComment) ?? [];
  return [...comments.join('\n').matchAll(pragma)].at(-1)?.[1];
}

/** A dependency that ships sources for one view layer says so by an export condition of its name. */
function findByCondition(file: string, adapters: readonly Adapter[]): Adapter | undefined {
  if (!file.includes('/node_modules/')) return undefined;
  let folder = dirname(file);
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder)
    folder = dirname(folder);
  const { exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    exports?: unknown;
  };
  const text = JSON.stringify(exports) ?? '';
  return adapters.find((adapter) => text.includes(`${JSON.stringify(adapter.name)}:`));
}
