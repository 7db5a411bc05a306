import type { RenderContext } from '@plinth/core';
import { report } from './late.ts';
import type { Render } from './render.ts';

/**
 * What the places of a render are told: errors are reported once. A class, because V8 gives each object
 * literal with a getter a dictionary.
 */
export class PlacesContext implements RenderContext {
  readonly hydrate: boolean;
  readonly stream = true;
  readonly returns: boolean | undefined;
  readonly nonce: string | undefined;
  readonly idPrefix: string;
  readonly onError: (error: unknown) => void;
  readonly #options: RenderContext;

  constructor(render: Render) {
    const { options } = render;
    this.hydrate = options.hydrate;
    this.returns = options.returns;
    this.nonce = options.nonce;
    this.idPrefix = options.idPrefix;
    this.onError = (error) => report(render, error);
    this.#options = options;
  }

  get signal(): AbortSignal {
    return this.#options.signal;
  }
}
