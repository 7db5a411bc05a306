import { batch, createMemo, createSignal, sharedConfig, untrack, type JSX } from 'solid-js';
import { isOpenPlace, type Tracked, trackPromise } from '@plinth/core';

/** What `Await` takes. */
export interface AwaitProps<T> {
  /** What is awaited; a value is shown at once. */
  resolve: PromiseLike<T> | T;
  /** Shown until it is there. @default nothing */
  fallback?: JSX.Element;
  /** Shown where it has failed. @default the error is thrown, for an error boundary */
  error?: JSX.Element | ((error: unknown) => JSX.Element);
  /** Shows the value. */
  children: JSX.Element | ((value: T) => JSX.Element);
}

/** Where hydration keys are counted. */
export interface KeyContext {
  id: string;
  count: number;
  /** On the server: what shows an `Await` there. */
  renderAwait?(props: AwaitProps<unknown>): JSX.Element;
  /** On the server: the same with keys of its own. */
  createWithin?(suffix: string): KeyContext;
}

/**
 * Shows what comes later, such as a deferred prop: until then a fallback. On the server the part is sent
 * when it is there; the page around it can be used in the meantime.
 *
 * @example <Await resolve={props.reviews} fallback={<p>…</p>} error={<p>Try again later.</p>}>{(list) => <List items={list} />}</Await>
 */
export function Await<T>(props: AwaitProps<T>): JSX.Element {
  const context = (sharedConfig.context ?? undefined) as KeyContext | undefined;
  if (context?.renderAwait) return context.renderAwait(props as AwaitProps<unknown>);
  const [isOpen, setOpen] = createSignal(context !== undefined && isOpenPlace(toPlaceId(context)));
  const [turn, setTurn] = createSignal(0);
  const arrive = (): unknown => batch(() => (setOpen(false), setTurn((count) => count + 1)));
  return createMemo(() => {
    turn();
    const tracked = trackPromise(props.resolve);
    if (!tracked || (tracked.status !== 'pending' && !isOpen())) {
      return untrack(() => showSettled(context, props, tracked));
    }
    tracked.then(arrive, arrive);
    return showFallback(context, props);
  }) as unknown as JSX.Element;
}

/** The id of the place that an `Await` leaves where it waits. */
export function toPlaceId({ id }: KeyContext): string {
  return `${id}-await`;
}

export function showFallback<T>(
  context: KeyContext | undefined,
  props: AwaitProps<T>,
): JSX.Element {
  return countFrom(context, 'F', () => props.fallback);
}

/** Shows a value, or what was awaited. */
export function showSettled<T>(
  context: KeyContext | undefined,
  props: AwaitProps<T>,
  tracked: Tracked<T> | undefined,
): JSX.Element {
  if (tracked?.status === 'rejected') {
    return countFrom(context, 'E', () => showError(props, tracked.reason));
  }
  const value = tracked ? (tracked.value as T) : (props.resolve as T);
  return countFrom(context, '', () => {
    const { children } = props;
    return typeof children === 'function' ? children(value) : children;
  });
}

function showError<T>({ error }: AwaitProps<T>, reason: unknown): JSX.Element {
  if (error === undefined) throw reason;
  return typeof error === 'function' ? (error as (reason: unknown) => JSX.Element)(reason) : error;
}

/** Each of the things that may be shown has keys of its own: what has arrived first makes no difference. */
function countFrom(
  context: KeyContext | undefined,
  suffix: string,
  make: () => JSX.Element,
): JSX.Element {
  const shared = sharedConfig as { context?: KeyContext | undefined };
  const outer = shared.context;
  if (!context || !outer) return make();
  shared.context = context.createWithin?.(suffix) ?? {
    ...context,
    id: context.id + suffix,
    count: 0,
  };
  try {
    return make();
  } finally {
    shared.context = outer;
  }
}
