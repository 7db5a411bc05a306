import { isAdditive } from '../additive.ts';
import { changeHeaders } from '../change-headers.ts';
import type { Header, Target } from '../flow.ts';
import type { Assets } from '../types.ts';

/** What a file's name looks like: of data, no other is looked for. */
const named = /\.[^/]+$/;

/** The static file of that path, where there is one. An escaped slash or a dot file never names one, and files have no locale. */
export function findFile(
  assets: Assets | undefined,
  target: Target,
  request: Request,
): ReturnType<Assets> {
  const isData = target.dataOf !== undefined && !named.test(target.path);
  const isOther = isData || target.hasLocalePrefix || target.path.includes('%2F');
  if (!assets || isOther) return undefined;
  return assets(target.path, request);
}

/** A file with what the configuration sets for it; a name with a hash of its content stays for good. */
export function toRuledFile(file: Response, ruled: readonly Header[]): Response {
  return changeHeaders(file, (headers) => {
    const isImmutable = /\bimmutable\b/.test(headers.get('cache-control') ?? '');
    for (const [name, value] of ruled) {
      if (isAdditive(name)) headers.append(name, value);
      else if (name !== 'cache-control' || !isImmutable) headers.set(name, value);
    }
  });
}
