import { createUsageError } from './usage-error.ts';

/** The adapters that an app can begin with. */
export const adapterNames = ['preact', 'solid', 'string'] as const;

export type AdapterName = (typeof adapterNames)[number];
export type Language = 'typescript' | 'javascript';

/** What a new app is made of. */
export interface AppChoice {
  /** The first one has the page `/`. */
  adapters: readonly AdapterName[];
  language: Language;
}

/**
 * The adapters that are named, each once; a text may name several, with commas between.
 *
 * @throws PLINTH_CLI_USAGE
 */
export function readAdapters(
  texts: readonly string[] | undefined,
): readonly AdapterName[] | undefined {
  if (!texts) return undefined;
  const names = texts.flatMap((text) => text.split(',')).map((name) => name.trim());
  return [...new Set(names.map(readAdapter))];
}

/**
 * The language that was chosen, if one was.
 *
 * @throws PLINTH_CLI_USAGE
 */
export function readLanguage(flags: Partial<Record<Language, boolean>>): Language | undefined {
  if (flags.typescript && flags.javascript) {
    throw createUsageError('--typescript and --javascript exclude each other.', 'create');
  }
  if (flags.javascript) return 'javascript';
  return flags.typescript ? 'typescript' : undefined;
}

function readAdapter(name: string): AdapterName {
  const adapter = adapterNames.find((one) => one === name);
  if (adapter) return adapter;
  throw createUsageError(
    `There is no adapter ${JSON.stringify(name)} to begin with. Choose among ${adapterNames.join(', ')}.`,
    'create',
  );
}
