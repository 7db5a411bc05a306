import { PlinthError } from '../errors.ts';

/** What is wrong with a command line; the help of `command` says what there is. */
export function createUsageError(message: string, command: string): PlinthError {
  const help = command ? `plinth ${command} --help` : 'plinth --help';
  return new PlinthError('PLINTH_CLI_USAGE', `${message} Run "${help}" to see what there is.`);
}
