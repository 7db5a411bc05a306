import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Plugin } from 'vite';
import { PlinthError } from '../errors.ts';
import { readPragma } from './ownership.ts';
import { type ProjectPage, listComponents } from './outer-files.ts';
import type { Project } from './project.ts';

const jsx = /\.[jt]sx$/;

/** Refuses a build in which a page reaches a component that was compiled for another view layer. */
export function createOwnersCheck(project: Project): Plugin {
  return {
    name: 'plinth:owners',
    apply: 'build',
    buildEnd(error) {
      if (error || this.environment.config.consumer !== 'server') return;
      const importsOf = (id: string): readonly string[] => {
        const info = this.getModuleInfo(id);
        return info ? [...info.importedIds, ...info.dynamicallyImportedIds] : [];
      };
      for (const page of project.pages.values()) checkOwners(project, page, importsOf);
    },
  };
}

/**
 * Walks what a page, its app and its layouts import, and refuses JSX of another view layer.
 *
 * @throws PLINTH_OTHER_OWNER
 */
export function checkOwners(
  project: Project,
  page: ProjectPage,
  importsOf: (id: string) => Iterable<string>,
): void {
  if (!page.adapter.jsxImportSource) return;
  const seen = new Set(listComponents(page).map(({ file }) => file));
  for (const id of seen) {
    if (isSource(id)) checkOwner(project, page, id);
    for (const imported of importsOf(id)) seen.add(imported);
  }
}

/** A module that a plug-in has made has no file, and what it was compiled for is the plug-in's to know. */
function isSource(id: string): boolean {
  return jsx.test(id) && !id.includes('/node_modules/') && existsSync(id);
}

function checkOwner({ root, findOwner }: Project, page: ProjectPage, file: string): void {
  const code = readFileSync(file, 'utf8');
  const owner = findOwner(file, code);
  if (owner === page.adapter) return;
  const source = readPragma(code);
  const path = relative(root, file);
  const why =
    source === undefined
      ? `has no @jsxImportSource pragma, so it is compiled for ${owner?.name}`
      : `is compiled for "${source}" by its @jsxImportSource pragma`;
  throw new PlinthError(
    'PLINTH_OTHER_OWNER',
    `The page ${relative(root, page.file)} is rendered by ${page.adapter.name}, but the component ${path} that it imports ${why}. ` +
      `Write /** @jsxImportSource ${page.adapter.jsxImportSource} */ as the first line of ${path}, or give each view layer a component of its own.`,
  );
}
