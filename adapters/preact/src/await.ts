import {
  Component,
  createContext,
  h,
  type ComponentChildren,
  type Context,
  type VNode,
} from 'preact';
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

/** An `Await`, for those that stand in it. */
interface Place {
  readonly id: string;
  readonly isServer: boolean;
}

/** On the server what stands at the root is the view, and in the browser nothing. */
export const PlaceContext: Context<object | undefined> = createContext<object | undefined>(
  undefined,
);

/** How many have been counted within each. */
const counts = new WeakMap<object, number>();
const browserRoot = { isServer: false };

/**
 * Shows what comes later, such as a deferred prop: until then a fallback. On the server the part is sent
 * when it is there; the page around it can be used in the meantime.
 *
 * @example <Await resolve={reviews} fallback={<p>…</p>} error={<p>Try again later.</p>}>{(list) => <List items={list} />}</Await>
 */
export class Await<T> extends Component<AwaitProps<T>> {
  static override contextType: Context<object | undefined> = PlaceContext;
  readonly place: Place;
  /** Whether the server's HTML shows the fallback. */
  #isOpen: boolean;
  #heard: unknown;

  constructor(props: AwaitProps<T>, parent: object | undefined) {
    super(props, parent);
    this.place = createPlace(parent);
    this.#isOpen = !this.place.isServer && isOpenPlace(this.place.id);
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
    if (this.place.isServer) return h(Waiting, { promise }) as VNode;
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
    counts.delete(this.place);
    const within = h(PlaceContext.Provider, { value: this.place, children, key }) as VNode;
    return Object.assign(within, { __m: [this.place.id, 0] });
  }
}

function createPlace(parent: object = browserRoot): Place {
  const count = counts.get(parent) ?? 0;
  counts.set(parent, count + 1);
  const { id, isServer = true } = parent as Partial<Place>;
  return { id: id === undefined ? `a${count}` : `${id}.${count}`, isServer };
}

/** Holds up a render on the server, whatever becomes of the promise: `Await` shows it. */
function Waiting({ promise }: { promise: PromiseLike<unknown> }): never {
  throw promise.then(
    () => {},
    () => {},
  );
}
