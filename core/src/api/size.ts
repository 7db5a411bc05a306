const units: Record<string, number> = { b: 1, kb: 2 ** 10, mb: 2 ** 20, gb: 2 ** 30 };

/** Bytes of a size as Next.js writes it: a number, or a text like `'1mb'` (1 kB = 1,024 bytes); undefined where it is none. */
export function readSize(size: unknown): number | undefined {
  if (typeof size === 'number') return size >= 0 ? size : undefined;
  if (typeof size !== 'string') return undefined;
  const [, number, unit = 'b'] = /^(\d+(?:\.\d+)?)\s*(b|kb|mb|gb)?$/i.exec(size.trim()) ?? [];
  return number === undefined
    ? undefined
    : Math.floor(Number(number) * (units[unit.toLowerCase()] as number));
}
