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
  { PLINTH_ORIGIN: origin, PLINTH_TRUST_PROXY: trusted }: NodeJS.ProcessEnv = process.env,
): MachineOptions {
  const options: MachineOptions = {};
  if (origin) options.origin = origin;
  if (trusted) options.trustProxy = toTrust(trusted);
  validateOptions(options, [], 'The environment (PLINTH_ORIGIN, PLINTH_TRUST_PROXY) has');
  return options;
}

function toTrust(text: string): TrustProxy {
  if (text === 'true' || text === 'false') return text === 'true';
  return text === 'loopback' ? text : text.split(',').map((address) => address.trim());
}
