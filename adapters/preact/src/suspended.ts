import { Fragment, type ComponentClass, type VNode } from 'preact';
import { PlinthError, type Places, type RenderContext } from '@plinth/core';
import { Await } from './await.ts';
import { createGaps, type Gaps } from './gaps.ts';
import type { RenderChild, Rendering } from './rendering.ts';

/** How often one component may be held up; more waits for a promise that each render makes anew. */
const maxWaits = 100;

/** What makes the renderer put hydration marks around a component. */
const needsMarks = { _suspended: true };

/** The components of one render that have suspended. */
export class Suspended {
  readonly #context: RenderContext;
  readonly #gaps: Gaps;
  readonly #waits = new Map<Rendering, number>();
  /** Whether parts may come late. */
  readonly #streams: boolean;
  #suspenses = 0;

  constructor(context: RenderContext, places: Places | undefined) {
    this.#context = context;
    this.#gaps = createGaps(context, places);
    this.#streams = places !== undefined;
  }

  /** Gives what stands for what is `above`, or throws on to what may come late in its stead. */
  add(thrown: PromiseLike<unknown>, above: Rendering, renderChild: RenderChild): string {
    const late = this.#streams ? findLate(above) : undefined;
    if (late && late !== above) {
      this.#mark(above, thrown);
      throw thrown;
    }
    this.#count(above);
    if (!late) return this.#gaps.open(thrown, () => this.#renderAgain(thrown, above, renderChild));
    this.#mark(above, thrown);
    return this.#openLate(thrown, above, renderChild);
  }

  /** The shell, with all that cannot come late. */
  fill(html: string): Promise<string> {
    return this.#gaps.fill(html);
  }

  /** The same of a part that comes late. */
  fillLate(html: string): string | Promise<string> {
    return this.#gaps.fillLate(html);
  }

  stop(reason: unknown): void {
    this.#gaps.stop(reason);
  }

  #count(above: Rendering): void {
    const waits = (this.#waits.get(above) ?? 0) + 1;
    this.#waits.set(above, waits);
    if (waits > maxWaits) throw tooManyWaits(above);
  }

  #openLate(ready: PromiseLike<unknown>, above: Rendering, renderChild: RenderChild): string {
    const { __c: component, props } = above;
    if (component instanceof Await) {
      return this.#gaps.openLate(ready, {
        id: component.place.id,
        render: () => renderChild(component.render(), above),
        renderFallback: () => renderChild(component.renderFallback(), above),
      });
    }
    return this.#gaps.openLate(ready, {
      id: `s${this.#suspenses++}`,
      render: () => renderChild(props.children, above),
      renderFallback: () => renderChild((props as { fallback?: unknown }).fallback, above),
    });
  }

  #renderAgain(thrown: object, above: Rendering, renderChild: RenderChild): string {
    const { __: parent, type, props } = above;
    if (type !== Fragment) return renderChild(above, parent);
    this.#mark(above, thrown);
    return renderChild(props.children, above);
  }

  /** The browser has to find what belongs to a component that suspends there too; it does not where its promise tells that it is there. */
  #mark({ type, props }: Rendering, thrown: object): void {
    const only = props.children as VNode | null | undefined;
    const isAlone = type === Fragment && typeof only?.type === 'function';
    if (this.#context.hydrate && isAlone && !('status' in thrown)) Object.assign(only, needsMarks);
  }
}

/** The closest component that has a fallback to show. */
function findLate(from: Rendering | undefined): Rendering | undefined {
  if (!from || hasFallback(from)) return from;
  const { __: parent } = from;
  return findLate(parent);
}

function hasFallback({ __c: component }: Rendering): boolean {
  if (component instanceof Await) return true;
  const { __c: suspend } = component ?? {};
  return typeof suspend === 'function';
}

function tooManyWaits({ type }: Rendering): PlinthError {
  const name = (type as ComponentClass).displayName ?? (type as ComponentClass).name;
  return new PlinthError(
    'PLINTH_PREACT_SUSPENDS_FOREVER',
    `What <${name}> renders has suspended ${maxWaits} times, probably on a promise that each render makes anew. Make the promise outside of the components that wait for it (in getServerSideProps, or in a cache).`,
  );
}
