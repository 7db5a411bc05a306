import { sharedConfig } from 'solid-js';
import { renderToString } from 'solid-js/web';
import { PlinthError, type RenderContext } from '@plinth/core';

/** What Solid's `hydrate` looks for; the script that Solid has for it is six times as long. */
const globals = 'self._$HY||(_$HY={events:[],completed:new WeakSet,r:{},fe(){}})';

interface Serializing {
  serialize(id: string, value: unknown): void;
}

/**
 * The scripts that hand values of resources to Solid's client: it has no other way to take them.
 *
 * @throws PLINTH_SOLID_VALUE
 */
export function toScripts(
  values: ReadonlyMap<string, unknown>,
  { idPrefix, nonce }: RenderContext,
): string {
  const write = (): string => {
    const context = sharedConfig.context as unknown as Serializing;
    for (const [id, value] of values) context.serialize(id, value);
    return '';
  };
  try {
    const scripts = renderToString(write, { renderId: idPrefix, nonce });
    return `<script${nonce ? ` nonce="${nonce}"` : ''}>${globals}</script>${scripts}`;
  } catch (cause) {
    throw new PlinthError(
      'PLINTH_SOLID_VALUE',
      'A resource (createResource) of the page has loaded something that cannot be sent to the browser, such as a function or an object of a class. Return plain data from its fetcher, or set config.hydrate to false.',
      { cause },
    );
  } finally {
    sharedConfig.context = undefined;
  }
}
