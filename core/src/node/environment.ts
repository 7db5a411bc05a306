import type { PlinthConfig, TrustProxy } from '../types.ts';
import { validateOptions } from '../validate-options.ts';

/** What differs between the machines that one build runs on. */
export type MachineOptions = Pick<PlinthConfig, 'origin' | 'trustProxy'>;

/**
 * Reads PLINTH_ORIGIN and PLINTH_TRUST_PROXY (`true`, `false`, `loopback`, or addresses with commas between).
 *
 * @throws PLINTH_OPTIONS_INVALID
 */
export function readEnvironment(
  env: Readonly<Record<string, string | undefined>> = process.env,
): MachineOptions {
  const options: MachineOptions = {};
  if (env['PLINTH_ORIGIN']) options.origin = env['PLINTH_ORIGIN'];
  if (env['PLINTH_TRUST_PROXY']) options.trustProxy = toTrust(env['PLINTH_TRUST_PROXY']);
  validateOptions(options, [], 'The environment (PLINTH_ORIGIN, PLINTH_TRUST_PROXY) has');
  return options;
}

function toTrust(text: string): TrustProxy {
  if (text === 'true' || text === 'false') return text === 'true';
  return text === 'loopback' ? text : text.split(',').map((address) => address.trim());
}
