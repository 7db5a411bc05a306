import { PlinthError } from './errors.ts';
import type { Adapter, Half, JsonObject } from './types.ts';

/** The version of the adapter interface that this core speaks. */
const apiVersion = 1;

/**
 * Describes an adapter: sets its `apiVersion` and checks that it has what every adapter must have.
 *
 * @throws PLINTH_ADAPTER_INVALID where the name or the server half is missing
 */
export function defineAdapter(description: Omit<Adapter, 'apiVersion'>): Adapter {
  if (typeof description.name !== 'string' || !/^[a-z][a-z0-9-]*$/.test(description.name)) {
    throw new PlinthError(
      'PLINTH_ADAPTER_INVALID',
      `An adapter's name is ${JSON.stringify(description.name)}. Use lower-case letters, digits and hyphens, as in "preact".`,
    );
  }
  if (!description.server) {
    throw new PlinthError(
      'PLINTH_ADAPTER_INVALID',
      `The adapter "${description.name}" has no server half. Set "server" to a renderer, or to the specifier of a module that default-exports one.`,
    );
  }
  return { ...description, apiVersion };
}

/** Refuses what `defineAdapter` did not make, or made for another version of the interface. */
export function checkAdapter(adapter: Adapter): void {
  if (adapter?.apiVersion === apiVersion) return;
  throw new PlinthError(
    'PLINTH_ADAPTER_API_VERSION',
    `The adapter ${JSON.stringify(adapter?.name)} is made for version ${JSON.stringify(adapter?.apiVersion)} of the adapter interface, this core speaks version ${apiVersion}. Make it with defineAdapter(), or install versions of both that match.`,
  );
}

/** The half that a half's module exports: itself, or what its function makes of the adapter's options. */
export function toHalf<Renderer>(half: Half<Renderer>, options: JsonObject = {}): Renderer {
  return typeof half === 'function' ? (half as (options: JsonObject) => Renderer)(options) : half;
}
