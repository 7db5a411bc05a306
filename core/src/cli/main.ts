import type { PlinthError } from '../errors.ts';
import { type Command, readCommand } from './arguments.ts';
import { help } from './help.ts';

/** The commands are loaded when they are asked for: `start` needs nothing of Vite. */
const commands: Record<Command['name'], () => Promise<{ run(command: Command): Promise<void> }>> = {
  dev: () => import('./dev.ts'),
  build: () => import('./build.ts'),
  start: () => import('./start.ts'),
  routes: () => import('./routes.ts'),
  create: () => import('./create.ts'),
  'create-adapter': () => import('./create-adapter.ts'),
};

try {
  const command = readCommand(process.argv.slice(2), process.env);
  if ('help' in command) console.log(help[command.help]);
  else await (await commands[command.name]()).run(command);
} catch (error) {
  const known = findKnown(error);
  console.error(known ? `${known.code}: ${known.message}` : error);
  process.exit(1);
}

/** Our own error, also where the bundler has put it among its own, and of a built app's copy of the core. */
function findKnown(error: unknown): PlinthError | undefined {
  const { errors = [] } = error as Partial<AggregateError>;
  return [error, ...errors].find((one) => String(one?.name).startsWith('PlinthError ['));
}
