import { Component, h, type ComponentChildren, type VNode } from 'preact';
import { isOpenPlace, type Tracked, trackPromise } from '@plinth/core';

/** What `Await` takes. */
export interface AwaitProps<T> {
  /** What is awaited; a value is shown at once. */
  resolve: PromiseLike<T> | T;
  /** Shown until it is there. @default nothing */
  fallback?: ComponentChildren;
  /** Shown where it has failed. @default the error is thrown, for an error boundary */
  error?: ComponentChildren | ((error: unknown) => ComponentChildren);
  /** Shows the value. */
  children: ComponentChildren | ((value: T) => ComponentChildren);
}

/** An `Await` for those that stand in it, or what stands above all of them. */
export interface Place {
  /** Undefined above all. */
  readonly id?: string;
  /** How many have been counted within. */
  count: number;
  /** What renders them; undefined in the browser. */
  readonly render: LateRender | undefined;
}

/** A render on a server, as an `Await` knows it. */
export interface LateRender {
  /** What one that waits shows. */
  wait(waiting: Await<unknown>, promise: Tracked<unknown>): VNode;
}

/** Where Preact keeps what generated ids begin with. */
const mask = '__m';
const browserRoot: Place = { count: 0, render: undefined };

/**
 * Shows what comes later, such as a deferred prop: until then a fallback. On the server the part is sent
 * when it is there; the page around it can be used in the meantime.
 *
 * @example <Await resolve={reviews} fallback={<p>…</p>} error={<p>Try again later.</p>}>{(list) => <List items={list} />}</Await>
 */
export class Await<T> extends Component<AwaitProps<T>> {
  readonly place: Place & { readonly id: string };
  /** Whether the server's HTML shows the fallback. */
  #isOpen: boolean;
  #heard: unknown;

  constructor(props: AwaitProps<T>, context: { readonly plinthPlace?: Place }) {
    super(props, context);
    this.place = createPlace(context.plinthPlace);
    this.#isOpen = !this.place.render && isOpenPlace(this.place.id);
  }

  /** Without a context's Provider, which is a component more for each `Await`. */
  override getChildContext(): object {
    return { plinthPlace: this.place };
  }

  override componentWillUnmount(): void {
    this.#heard = undefined;
  }

  override render(): ComponentChildren {
    const { resolve, error } = this.props;
    const tracked = trackPromise(resolve);
    if (!tracked) return this.#show('value', resolve as T);
    if (tracked.status === 'pending' || this.#isOpen) return this.#wait(tracked);
    if (tracked.status === 'fulfilled') return this.#show('value', tracked.value as T);
    if (error === undefined) throw tracked.reason;
    return this.#within('error', typeof error === 'function' ? error(tracked.reason) : error);
  }

  renderFallback(): VNode {
    return this.#within('fallback', this.props.fallback);
  }

  #show(key: string, value: T): VNode {
    const { children } = this.props;
    return this.#within(key, typeof children === 'function' ? children(value) : children);
  }

  #wait(promise: Tracked<T>): VNode {
    const { render } = this.place;
    if (render) return render.wait(this as Await<unknown>, promise);
    if (this.#heard !== promise) this.#hear(promise);
    return this.renderFallback();
  }

  #hear(promise: Tracked<T>): void {
    this.#heard = promise;
    const update = (): void => {
      if (this.#heard !== promise) return;
      this.#isOpen = false;
      this.setState({});
    };
    promise.then(update, update);
  }

  /** Ids and places within are counted anew, so that they do not depend on what has arrived first. */
  #within(key: string, children: ComponentChildren): VNode {
    this.place.count = 0;
    const within = h(Within, { key }, children) as VNode & { [mask]: unknown };
    within[mask] = [this.place.id, 0];
    return within;
  }
}

function createPlace(above: Place = browserRoot): Place & { readonly id: string } {
  const { id, render } = above;
  const count = above.count++;
  return { id: id === undefined ? `a${count}` : `${id}.${count}`, count: 0, render };
}

/** What of an `Await` is shown, with ids of its own. */
function Within({ children }: { children?: ComponentChildren }): ComponentChildren {
  return children;
}
