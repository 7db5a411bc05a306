import { createInterface, type Interface } from 'node:readline/promises';
import { PlinthError } from '../errors.ts';
import { adapterNames, type AppChoice, type Language, readAdapters } from './app-choice.ts';
import { createUsageError } from './usage-error.ts';

const languages: Record<string, Language> = {
  '': 'typescript',
  ts: 'typescript',
  typescript: 'typescript',
  js: 'javascript',
  javascript: 'javascript',
};

/**
 * Asks at the terminal for what has not been said.
 *
 * @throws PLINTH_CLI_USAGE where there is nobody to ask
 */
export async function askChoice(said: Partial<AppChoice>): Promise<AppChoice> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) {
    throw createUsageError(
      'There is no terminal to ask at. Say what to make with --adapter and --typescript or --javascript, or take the defaults with --yes.',
      'create',
    );
  }
  const terminal = createInterface(process.stdin, process.stdout);
  const left = new AbortController();
  terminal.once('close', () => left.abort());
  const ask = createQuestions(terminal, left.signal);
  try {
    const adapters =
      said.adapters ??
      (await ask(`Adapters (${adapterNames.join(', ')}; several with commas) [preact]: `, toNames));
    const language =
      said.language ?? (await ask('TypeScript or JavaScript (ts, js) [ts]: ', toLanguage));
    return { adapters, language };
  } catch (error) {
    throw left.signal.aborted ? createLeft(error) : error;
  } finally {
    terminal.close();
  }
}

/** Puts a question until its answer can be read. */
function createQuestions(terminal: Interface, signal: AbortSignal) {
  return async <Value>(question: string, read: (answer: string) => Value): Promise<Value> => {
    for (;;) {
      const answer = await terminal.question(question, { signal });
      try {
        return read(answer.trim().toLowerCase());
      } catch (error) {
        console.log((error as Error).message.replace(/ Run ".*$/, ''));
      }
    }
  };
}

function toNames(answer: string): AppChoice['adapters'] {
  return readAdapters([answer || 'preact']) as AppChoice['adapters'];
}

function toLanguage(answer: string): Language {
  const language = languages[answer];
  if (language) return language;
  throw createUsageError(`${JSON.stringify(answer)} is neither "ts" nor "js".`, 'create');
}

function createLeft(cause: unknown): PlinthError {
  return new PlinthError('PLINTH_CLI_USAGE', 'The questions were left, so nothing was made.', {
    cause,
  });
}
