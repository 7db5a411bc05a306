import { type ParseArgsConfig, parseArgs } from 'node:util';
import { type AppChoice, readAdapters, readLanguage } from './app-choice.ts';
import { createUsageError } from './usage-error.ts';

type Name = (typeof names)[number];
type Options = NonNullable<ParseArgsConfig['options']>;

const names = ['create', 'create-adapter', 'dev', 'build', 'start', 'routes'] as const;
const flag = { type: 'boolean' } as const;
const text = { type: 'string' } as const;
const serving = { port: text, host: text };

/** The options of a command, beside `--help`. */
const options: Partial<Record<Name, Options>> = {
  create: { adapter: { ...text, multiple: true }, typescript: flag, javascript: flag, yes: flag },
  dev: serving,
  start: serving,
};

/** A command as it was typed, and as the environment completes it. */
export interface Command {
  name: Name;
  port: number | undefined;
  /** `true`: all addresses. */
  host: string | true | undefined;
  /** The folder that is named, for commands that make one. */
  folder: string | undefined;
  /** What has been said about the app to make. */
  choice: Partial<AppChoice>;
  /** Whether nothing is to be asked. */
  yes: boolean;
}

interface Values {
  help?: boolean;
  port?: string;
  host?: string;
  folder?: string;
  adapter?: string[];
  typescript?: boolean;
  javascript?: boolean;
  yes?: boolean;
}

/**
 * Reads a command line.
 *
 * @throws PLINTH_CLI_USAGE
 */
export function readCommand(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Command | { help: string } {
  const [first, ...rest] = args;
  if (first === undefined || first === '--help' || first === '-h') return { help: '' };
  const name = names.find((one) => one === first);
  if (!name) throw createUsageError(`There is no command ${JSON.stringify(first)}.`, '');
  const values = parse(name, rest);
  if (values.help) return { help: name };
  return {
    name,
    port: readPort(values.port ?? env['PORT'], name),
    host: values.host === '' ? true : (values.host ?? env['HOST']),
    folder: values.folder,
    choice: { adapters: readAdapters(values.adapter), language: readLanguage(values) },
    yes: values.yes === true,
  };
}

function parse(name: Name, args: readonly string[]): Values {
  try {
    const { values, positionals } = parseArgs({
      args: args.map((arg, i) => toFilled(arg, args[i + 1])),
      options: { help: { ...flag, short: 'h' }, ...options[name] },
      allowPositionals: name.startsWith('create'),
    });
    const [folder, extra] = positionals;
    if (extra !== undefined) throw new Error(`Unexpected argument '${extra}'.`);
    return { ...values, folder };
  } catch (error) {
    throw createUsageError((error as Error).message.replace(/\.? To specify.*$/, '.'), name);
  }
}

/** `--host` may stand alone. */
function toFilled(arg: string, next: string | undefined): string {
  return arg === '--host' && (next === undefined || next.startsWith('-')) ? '--host=' : arg;
}

function readPort(value: string | undefined, name: string): number | undefined {
  if (value === undefined || value === '') return undefined;
  const port = Number(value);
  if (/^\d+$/.test(value) && port < 65_536) return port;
  throw createUsageError(
    `The port ${JSON.stringify(value)} is not a number from 0 to 65535.`,
    name,
  );
}
