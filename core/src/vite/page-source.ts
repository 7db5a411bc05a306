import type { ESTree } from 'vite';
import { PlinthError } from '../errors.ts';
import { isPlainObject } from '../plain-object.ts';
import type { Hydrate, JsonValue, PageConfig } from '../types.ts';
import { rejectComponentStatics } from './component-statics.ts';
import { listExports, type PageExport, rejectHiddenExports } from './page-exports.ts';
import { formatPlace, parseSource, showSource, type Source } from './parse.ts';
import { readLiteral } from './static-value.ts';

/** What a page's source says without being run. */
export interface PageFacts {
  hasDefault: boolean;
  hasServerSideProps: boolean;
  hasHead: boolean;
  config: PageConfig | undefined;
}

/**
 * Reads what a page module exports, and its `config`.
 *
 * @throws PLINTH_PAGE_SYNTAX, PLINTH_EXPORT_STAR, PLINTH_EXPORT_DESTRUCTURED, PLINTH_GSSP_ON_COMPONENT, PLINTH_CONFIG_NOT_STATIC, PLINTH_CONFIG_INVALID
 */
export function readPageSource(code: string, id: string): PageFacts {
  const source = parseSource(code, id);
  if (source.problem) throw isNotParsed(source, source.problem);
  const names = ['getServerSideProps'];
  rejectHiddenExports(source, names);
  rejectComponentStatics(source, names);
  const exported = new Map(listExports(source.program).map((entry) => [entry.name, entry]));
  const config = exported.get('config');
  return {
    hasDefault: exported.has('default'),
    hasServerSideProps: exported.has('getServerSideProps'),
    hasHead: exported.has('head'),
    config: config && readConfig(source, config),
  };
}

function isNotParsed(source: Source, problem: NonNullable<Source['problem']>): PlinthError {
  return new PlinthError(
    'PLINTH_PAGE_SYNTAX',
    `${formatPlace(source, problem.offset)}: the page cannot be parsed: ${problem.message.replace(/\.$/, '')}. Correct the syntax there.`,
  );
}

function readConfig(source: Source, { local, node }: PageExport): PageConfig {
  const literal = local === undefined ? undefined : findConstant(source.program, local);
  const value = readLiteral(literal ?? node, (part) => {
    throw isNotStatic(source, part);
  });
  return checkConfig(value, formatPlace(source, literal?.start ?? node.start));
}

/** Finds what a top-level `const` is initialised with. */
function findConstant(program: ESTree.Program, name: string): ESTree.Expression | undefined {
  for (const statement of program.body) {
    const node = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (node?.type !== 'VariableDeclaration' || node.kind !== 'const') continue;
    const found = node.declarations.find(({ id }) => id.type === 'Identifier' && id.name === name);
    if (found) return found.init ?? undefined;
  }
  return undefined;
}

function isNotStatic(source: Source, part: ESTree.Node): PlinthError {
  return new PlinthError(
    'PLINTH_CONFIG_NOT_STATIC',
    `${formatPlace(source, part.start)}: the page's config is read without running the page, but ${showSource(source, part)} is not a literal. Write it out: export const config = { hydrate: 'idle' }.`,
  );
}

const hydrates: readonly unknown[] = [true, false, 'idle', 'interaction'] satisfies Hydrate[];

function checkConfig(value: JsonValue, place: string): PageConfig {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw isInvalid(place, `config is ${JSON.stringify(value)}`, 'an object');
  }
  const config = value as { readonly [key: string]: JsonValue };
  const { hydrate, adapter, refetch } = config;
  if (hydrate !== undefined && !hydrates.includes(hydrate)) {
    const shown = JSON.stringify(hydrate);
    throw isInvalid(place, `config.hydrate is ${shown}`, "true, false, 'idle' or 'interaction'");
  }
  if (adapter !== undefined && typeof adapter !== 'string') {
    throw isInvalid(place, `config.adapter is ${JSON.stringify(adapter)}`, "an adapter's name");
  }
  if (refetch !== undefined && typeof refetch !== 'boolean') {
    throw isInvalid(place, `config.refetch is ${JSON.stringify(refetch)}`, 'true or false');
  }
  checkNavigation(config, place);
  return value as PageConfig;
}

/** What a page says about client navigations. */
function checkNavigation(config: { readonly [key: string]: JsonValue }, place: string): void {
  const { clientCache, navigation, transition } = config;
  const check = (isValid: boolean, name: string, given: JsonValue | undefined, wanted: string) => {
    if (given === undefined || isValid) return;
    throw isInvalid(place, `config.${name} is ${JSON.stringify(given)}`, wanted);
  };
  const isSeconds = typeof clientCache === 'number' && clientCache >= 0;
  check(isSeconds || isBoolean(clientCache), 'clientCache', clientCache, 'true, false or seconds');
  check(isBoolean(transition), 'transition', transition, 'true or false');
  check(isPlainObject(navigation), 'navigation', navigation, 'an object');
  const { defer, ignore, prefetch } = (navigation ?? {}) as { readonly [key: string]: JsonValue };
  check(isBoolean(defer), 'navigation.defer', defer, 'true or false');
  check(isNames(ignore), 'navigation.ignore', ignore, "a list of names: ['tab']");
  check(isBoolean(prefetch), 'navigation.prefetch', prefetch, 'true or false');
}

function isBoolean(value: unknown): boolean {
  return typeof value === 'boolean';
}

function isNames(value: unknown): boolean {
  return Array.isArray(value) && value.every((name) => typeof name === 'string');
}

function isInvalid(place: string, found: string, wanted: string): PlinthError {
  return new PlinthError('PLINTH_CONFIG_INVALID', `${place}: ${found}. It must be ${wanted}.`);
}
