import type { SolidContext } from './render.ts';

/** What all contexts of a render have. */
interface Shared {
  suspense: SolidContext['suspense'];
  resources: object;
  lazy: object;
  assets: readonly unknown[];
  plinth: SolidContext['plinth'];
  serialize: unknown;
  registerFragment: unknown;
  replace: unknown;
  block: unknown;
  renderAwait: unknown;
}

/**
 * What stands in a context, of a component or of the whole. Solid makes one for each component, with a spread
 * of the one above, which takes V8 five times as long as a constructor. All fields are its own, because
 * Solid's components spread it.
 */
export class ComponentContext implements SolidContext, Shared {
  readonly id: string;
  count = 0;
  readonly async = true;
  readonly suspense: Shared['suspense'];
  readonly resources: Shared['resources'];
  readonly lazy: Shared['lazy'];
  readonly assets: Shared['assets'];
  readonly plinth: Shared['plinth'];
  readonly serialize: Shared['serialize'];
  readonly registerFragment: Shared['registerFragment'];
  readonly replace: Shared['replace'];
  readonly block: Shared['block'];
  readonly renderAwait: Shared['renderAwait'];

  constructor(id: string, above: Shared) {
    this.id = id;
    this.suspense = above.suspense;
    this.resources = above.resources;
    this.lazy = above.lazy;
    this.assets = above.assets;
    this.plinth = above.plinth;
    this.serialize = above.serialize;
    this.registerFragment = above.registerFragment;
    this.replace = above.replace;
    this.block = above.block;
    this.renderAwait = above.renderAwait;
  }

  /** The same with keys of its own; not among what Solid spreads. */
  createWithin(suffix: string): ComponentContext {
    return new ComponentContext(this.id + suffix, this);
  }
}

/** The context of a component below another; undefined where that is one that Solid has made. */
export function nestContext(above: SolidContext): SolidContext | undefined {
  return above instanceof ComponentContext ? new ComponentContext(takeId(above), above) : undefined;
}

/** The next id below a context: what it has counted, with a letter for each further digit, as in the browser. */
export function takeId(context: SolidContext): string {
  const count = String(context.count++);
  const more = count.length - 1;
  return context.id + (more > 0 ? String.fromCharCode(96 + more) : '') + count;
}
