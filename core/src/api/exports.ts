import { PlinthError } from '../errors.ts';
import type { Api } from '../flow.ts';
import type { ApiHandler, ApiMethod, ApiModule } from '../types.ts';

type Handlers = Pick<Api, 'handlers' | 'nodeHandler' | 'allow'>;

const methods = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
] as const satisfies ApiMethod[];
const names = [...methods, 'ALL'] as const;

/**
 * Tells from its exports alone which of the two shapes an API module has.
 *
 * @throws PLINTH_API_EXPORTS
 */
export function readExports(module: ApiModule, pattern: string): Handlers {
  const named = names.filter((name) => module[name] !== undefined);
  const { default: nodeHandler } = module;
  if (nodeHandler === undefined && named.length === 0) {
    throw badExports(pattern, 'exports no handler');
  }
  if (nodeHandler !== undefined && named.length > 0) {
    throw badExports(pattern, `exports both a default and ${named.join(', ')}`);
  }
  for (const name of nodeHandler === undefined ? named : (['default'] as const)) {
    if (typeof module[name] === 'function') continue;
    throw badExports(pattern, `exports a ${name} of the type ${typeof module[name]}`);
  }
  const handlers = new Map(named.map((name) => [name, module[name] as ApiHandler]));
  return { handlers, nodeHandler, allow: listAllowed(named) };
}

/** HEAD is answered by GET, OPTIONS by the core. */
function listAllowed(named: readonly string[]): string {
  const isTaken = (name: string): boolean =>
    named.includes(name) ||
    named.includes('ALL') ||
    name === 'OPTIONS' ||
    (name === 'HEAD' && named.includes('GET'));
  return methods.filter(isTaken).join(', ');
}

function badExports(pattern: string, what: string): PlinthError {
  return new PlinthError(
    'PLINTH_API_EXPORTS',
    `The API route "${pattern}" ${what}. Export either functions named by method, (request, context) => Response: export function GET(request) { … }; or one function by default, (req, res): export default function handler(req, res) { … }.`,
  );
}
