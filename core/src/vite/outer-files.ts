import { PlinthError } from '../errors.ts';
import { listFolders, readSpecialName } from '../special-files.ts';
import type { ComponentFile } from './read-page.ts';

/** A page with what stands around it. */
export interface ProjectPage extends ComponentFile {
  /** The `_app` of its adapter. */
  app?: ComponentFile;
  /** The `_layout` files of its folders and adapter, outermost first. */
  layouts: readonly ComponentFile[];
}

/** Gives a page the app and the layouts of its adapter; a problem of theirs is the page's too. */
export function addOuterFiles(page: ComponentFile, outer: readonly ComponentFile[]): ProjectPage {
  const find = (kind: string, folder: string): ComponentFile | undefined =>
    outer.find(
      (file) =>
        file.kind === kind && file.folder === folder && file.adapter.name === page.adapter.name,
    );
  const app = find('app', '/');
  const layouts = listFolders(page.folder).flatMap((folder) => find('layout', folder) ?? []);
  const problem = [page, app, ...layouts].find((file) => file?.problem)?.problem;
  return { ...page, app, layouts, problem };
}

/** The files of a page's components, outermost first: the order in which their styles apply. */
export function listComponents({ app, layouts, ...page }: ProjectPage): ComponentFile[] {
  return [...(app ? [app] : []), ...layouts, page];
}

/** Whether page, app or a layout has data. */
export function hasData(page: ProjectPage): boolean {
  return listComponents(page).some(({ data }) => data);
}

/**
 * Refuses app and layout files of which one would never be used.
 *
 * @throws PLINTH_SPECIAL_FILE
 */
export function checkOuterFiles(files: readonly ComponentFile[]): void {
  const seen = new Map<string, ComponentFile>();
  for (const file of files.filter(({ problem }) => !problem)) {
    const { adapter } = readSpecialName(file.pattern) ?? {};
    if (adapter !== undefined && adapter !== file.adapter.name) throw otherOwner(file, adapter);
    const key = `${file.adapter.name} ${file.kind} ${file.folder}`;
    const other = seen.get(key);
    if (other) throw twice(file, other);
    seen.set(key, file);
  }
}

function otherOwner({ file, adapter }: ComponentFile, named: string): PlinthError {
  return new PlinthError(
    'PLINTH_SPECIAL_FILE',
    `The special file ${file} names the adapter "${named}", but is compiled for ${adapter.name}. Correct its name or its @jsxImportSource pragma.`,
  );
}

function twice({ file, adapter, kind }: ComponentFile, other: ComponentFile): PlinthError {
  return new PlinthError(
    'PLINTH_SPECIAL_FILE',
    `Two files are the _${kind} of ${adapter.name} in one folder: ${other.file} and ${file}. Remove one of them.`,
  );
}
