import { PlinthError } from './errors.ts';

/** What the name of an `_app` or a `_layout` says. */
export interface SpecialName {
  kind: 'app' | 'layout';
  /** The folder whose pages it is for: `/`, `/blog`. */
  folder: string;
  /** The adapter whose pages it is for, where the name says so: `_app.solid`. */
  adapter?: string;
}

const special = /^(.*)\/_(app|layout)(?:\.([^/]*))?$/;
const onlyAtRoot = /^\/.+\/_(?:app|document|error)(?:\.[^/]*)?$/;

/** Reads the name of an `_app` or a `_layout`; undefined for any other module of the pages folder. */
export function readSpecialName(pattern: string): SpecialName | undefined {
  const found = special.exec(pattern);
  if (!found) return undefined;
  const [, folder, kind, adapter] = found;
  return { kind: kind as SpecialName['kind'], folder: folder || '/', adapter };
}

/** The name of a special file of a folder: `/blog/_layout`. */
export function toSpecialName(folder: string, kind: SpecialName['kind'], adapter?: string): string {
  const name = `${folder === '/' ? '' : folder}/_${kind}`;
  return adapter === undefined ? name : `${name}.${adapter}`;
}

/** The folders that a path lies in, and the one of its own name, outermost first: `/`, `/blog`. */
export function listFolders(path: string): string[] {
  const names = path.split('/').filter((name) => name !== '');
  return ['/', ...names.map((_, i) => `/${names.slice(0, i + 1).join('/')}`)];
}

/**
 * Refuses special files that nothing would ever look for.
 *
 * @throws PLINTH_SPECIAL_FILE
 */
export function checkSpecialNames(patterns: readonly string[], adapters: readonly string[]): void {
  for (const pattern of patterns) {
    if (onlyAtRoot.test(pattern)) throw misplaced(pattern);
    const adapter = readSpecialName(pattern)?.adapter;
    if (adapter !== undefined && !adapters.includes(adapter)) throw unknown(pattern, adapters);
  }
}

function misplaced(pattern: string): PlinthError {
  return new PlinthError(
    'PLINTH_SPECIAL_FILE',
    `The special file "${pattern}" stands in a folder, where it is never used. Move it to the top of the pages folder; for a folder of its own there is _layout.`,
  );
}

function unknown(pattern: string, adapters: readonly string[]): PlinthError {
  return new PlinthError(
    'PLINTH_SPECIAL_FILE',
    `The special file "${pattern}" names an adapter that is not among the app's adapters (${adapters.join(', ')}). Name one of them after the dot, or add the adapter.`,
  );
}
