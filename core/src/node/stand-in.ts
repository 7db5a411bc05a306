/** Classes of the platform that Node loads when somebody looks at them, with an HTTP client of their own. */
type Platform = 'Headers' | 'Request' | 'Response';

/**
 * Makes a class stand in for one of the platform's: what it does not have itself is asked of an object of
 * the platform, made then. Until somebody asks, the platform's class is not looked at, which on Node would
 * cost a sixth of a start.
 */
export function standIn<Self extends object>(
  own: { prototype: Self },
  name: Platform,
  toNative: (self: Self) => object,
): void {
  const behind = new Proxy<object>(Object.create(null), {
    getPrototypeOf: () => globalThis[name].prototype,
    has: (_, key) => key in globalThis[name].prototype,
    get(_, key, self) {
      if (self === own.prototype) return Reflect.get(globalThis[name].prototype, key);
      const native = toNative(self);
      const value: unknown = Reflect.get(native, key);
      return typeof value === 'function' ? value.bind(native) : value;
    },
  });
  Object.setPrototypeOf(own.prototype, behind);
  // Each promise asks for it of what it is resolved with.
  // oxlint-disable-next-line unicorn/no-thenable
  Object.defineProperty(own.prototype, 'then', { value: undefined });
}
