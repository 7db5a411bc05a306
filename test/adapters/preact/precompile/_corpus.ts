import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { counting, type Pages, show } from './_page.ts';
import { loadModules, type Modules, type Setting } from './_load.ts';
import { whitespace } from './_whitespace.ts';

const folder = join(import.meta.dirname, '../../../fixtures/precompile');

/** HTML of views, by their names. */
export type Rendered = Record<string, string>;

/** The views that were written by hand; those in which blanks count are added to the fixtures' files. */
export function createHandWritten(): Record<string, string> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.tsx'));
  const views = Object.entries(whitespace).map(
    ([name, source]) => `export const ${name} = () => ${source};`,
  );
  const module = `import { name, yes } from './data.ts';
const Label = ({ text }) => <b>{text}</b>;
${views.join('\n')}`;
  return { ...exportViews([...files, 'whitespace.tsx']), 'whitespace.tsx': module };
}

/** A module that exports the views of others, by file and name. */
export function exportViews(files: readonly string[]): Record<string, string> {
  const names = files.map((file) => file.replace('.tsx', ''));
  const source = `${names.map((name) => `import * as ${name} from './${name}.tsx';`).join('\n')}
export const views = {};
for (const [file, module] of Object.entries({ ${names.join(', ')} }))
  for (const [name, view] of Object.entries(module)) views[file + '/' + name] = view;`;
  return { 'views.ts': source };
}

/** Renders all pages as the server does, and lists those that the renderer was not called for. */
export async function renderPages(
  modules: Modules,
  setting: Setting,
): Promise<{ rendered: Rendered; texts: string[] }> {
  const entry = `export { pages, props } from './views.ts';\n${counting}`;
  const loaded = await loadModules<Pages>({ 'entry.ts': entry, ...modules }, setting);
  const pages = { ...loaded, ...(loaded.pages as object) };
  const props = { ...(loaded.props as object) };
  const rendered: Rendered = {};
  const texts: string[] = [];
  for (const name of Object.keys(loaded.pages as object)) {
    const { html, isOnce } = show(pages, name, props);
    rendered[name] = html;
    if (isOnce) texts.push(name);
  }
  return { rendered, texts };
}

/** Renders all views. One that throws counts by its message. */
export async function renderViews(
  modules: Modules,
  setting: Setting,
  imports = '',
): Promise<Rendered> {
  const entry = `${imports}
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { views } from './views.ts';
export const rendered = {};
for (const [name, view] of Object.entries(views)) {
  try { rendered[name] = renderToString(h(view, null)); }
  catch (error) { rendered[name] = 'thrown: ' + error; }
}`;
  const loaded = await loadModules<{ rendered: Rendered }>(
    { 'entry.ts': entry, ...modules },
    setting,
  );
  return loaded.rendered;
}
