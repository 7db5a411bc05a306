import { type ParseArgsConfig, parseArgs } from 'node:util';
import { PlinthError } from '../errors.ts';

const names = ['dev', 'build', 'start', 'routes', 'create-adapter'] as const;
const serving = new Set(['dev', 'start']);
const creating = new Set(['create-adapter']);

/** A command as it was typed, and as the environment completes it. */
export interface Command {
  name: (typeof names)[number];
  port: number | undefined;
  /** `true`: all addresses. */
  host: string | true | undefined;
  /** The folder that is named, for commands that make one. */
  folder: string | undefined;
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
  if (!name) throw usage(`There is no command ${JSON.stringify(first)}.`, '');
  const values = parse(name, rest);
  if (values.help) return { help: name };
  return {
    name,
    port: readPort(values.port ?? env['PORT'], name),
    host: values.host === '' ? true : (values.host ?? env['HOST']),
    folder: values.folder,
  };
}

function parse(
  name: string,
  args: readonly string[],
): { help?: boolean; port?: string; host?: string; folder?: string } {
  const help = { type: 'boolean', short: 'h' } as const;
  const text = { type: 'string' } as const;
  const options: ParseArgsConfig['options'] = serving.has(name)
    ? { help, port: text, host: text }
    : { help };
  try {
    const { values, positionals } = parseArgs({
      args: args.map((arg, i) => toFilled(arg, args[i + 1])),
      options,
      allowPositionals: creating.has(name),
    });
    const [folder, extra] = positionals;
    if (extra !== undefined) throw new Error(`Unexpected argument '${extra}'.`);
    return { ...values, folder };
  } catch (error) {
    throw usage((error as Error).message.replace(/\.? To specify.*$/, '.'), name);
  }
}

/** `--host` may stand alone. */
function toFilled(arg: string, next: string | undefined): string {
  return arg === '--host' && (next === undefined || next.startsWith('-')) ? '--host=' : arg;
}

function readPort(text: string | undefined, name: string): number | undefined {
  if (text === undefined || text === '') return undefined;
  const port = Number(text);
  if (/^\d+$/.test(text) && port < 65_536) return port;
  throw usage(`The port ${JSON.stringify(text)} is not a number from 0 to 65535.`, name);
}

function usage(message: string, name: string): PlinthError {
  return new PlinthError(
    'PLINTH_CLI_USAGE',
    `${message} Run "plinth ${name ? `${name} ` : ''}--help" to see what there is.`,
  );
}
