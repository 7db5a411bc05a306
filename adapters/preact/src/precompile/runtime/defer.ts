/** Tells what may change or throw until the renderer comes to it: a signal, another object, a symbol. */
export function isLate(value: unknown): value is object | symbol {
  return (typeof value === 'object' && value !== null) || typeof value === 'symbol';
}

/**
 * Leaves a piece to the renderer, which adds the text of what is no element when it comes to its place: a
 * signal has its value of then, and what throws does so below the error boundaries above it.
 */
export function defer(write: () => string): { toString(): string } {
  return { toString: write };
}

/** A signal's value, or the value itself. */
export function unwrap(value: unknown): unknown {
  return isSignal(value) ? value.value : value;
}

/** Tells a signal as the renderer does. */
export function isSignal(value: unknown): value is { readonly value: unknown } {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as { peek?: unknown }).peek === 'function' &&
    'value' in value
  );
}
