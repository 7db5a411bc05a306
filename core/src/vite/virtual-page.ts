import type { ProjectPage } from './outer-files.ts';
import type { ComponentFile } from './read-page.ts';

/** The source of a page's browser module; it imports in the order in which styles apply, what stands outside first. */
export function writePageModule(page: ProjectPage, renderer: string): string {
  const { app, layouts } = page;
  const lines = [writeExport('default as renderer', renderer)];
  if (app) lines.push(writeExport('default as App', app.file));
  for (const [i, layout] of layouts.entries()) {
    lines.push(`import layout${i} from ${JSON.stringify(layout.file)};`);
  }
  lines.push(writeExport('default as Page', page.file));
  if (layouts.length > 0) {
    lines.push(`export const layouts = [${layouts.map((_, i) => `layout${i}`).join(', ')}];`);
  }
  return [...lines, ...writeHeads([app, ...layouts, page])].join('\n');
}

/** The heads of app, layouts and page, an empty one where there is none, so that each stands in its place. */
function writeHeads(components: readonly (ComponentFile | undefined)[]): string[] {
  const imports = components.flatMap((component, i) =>
    component?.headFile
      ? [`import { head as head${i} } from ${JSON.stringify(component.headFile)};`]
      : [],
  );
  if (imports.length === 0) return [];
  const heads = components.map((component, i) => (component?.headFile ? `head${i}` : '{}'));
  return [...imports, `export const heads = [${heads.join(', ')}];`];
}

function writeExport(name: string, from: string): string {
  return `export { ${name} } from ${JSON.stringify(from)};`;
}
