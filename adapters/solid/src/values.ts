import { sharedConfig } from 'solid-js';
import { renderToString } from 'solid-js/web';
import { PlinthError, type RenderContext } from '@plinth/core';
import type { Place } from './places.ts';

/** What Solid's `hydrate` looks for; the script that Solid has for it is six times as long. */
const globals = 'self._$HY||(_$HY={events:[],completed:new WeakSet,r:{},fe(){}})';

interface Serializing {
  serialize(id: string, value: unknown): void;
}

/**
 * The scripts that hand values of resources to Solid's client: it has no other way to take them.
 * Of what stands in the props, the place there goes: the core sends the value.
 *
 * @param places where values stand that the browser has when it wakes the page
 * @throws PLINTH_SOLID_VALUE
 */
export function toScripts(
  values: ReadonlyMap<string, unknown>,
  places: ReadonlyMap<unknown, Place>,
  options: RenderContext,
): string {
  const known: [id: string, place: Place][] = [];
  const own: [id: string, value: unknown][] = [];
  for (const [id, value] of values) {
    const place = places.get(value);
    if (place) known.push([id, place]);
    else own.push([id, value]);
  }
  const nonce = options.nonce ? ` nonce="${options.nonce}"` : '';
  const list = JSON.stringify(known).slice(1, -1).replaceAll('<', '\\u003c');
  const push = list && `;(_$HY.p=_$HY.p||[]).push(${list})`;
  return `<script${nonce}>${globals}${push}</script>${serialize(own, options)}`;
}

function serialize(
  values: readonly [id: string, value: unknown][],
  { idPrefix, nonce }: RenderContext,
): string {
  const write = (): string => {
    const context = sharedConfig.context as unknown as Serializing;
    for (const [id, value] of values) context.serialize(id, value);
    return '';
  };
  try {
    return values.length > 0 ? renderToString(write, { renderId: idPrefix, nonce }) : '';
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
