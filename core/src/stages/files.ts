import type { Target } from '../flow.ts';
import type { Assets } from '../types.ts';

/** The static file of that path, where there is one. An escaped slash or a dot file never names one, and files have no locale. */
export function findFile(
  assets: Assets | undefined,
  target: Target,
  request: Request,
): ReturnType<Assets> {
  const isOther =
    target.dataOf !== undefined || target.hasLocalePrefix || target.path.includes('%2F');
  if (!assets || isOther) return undefined;
  return assets(target.path, request);
}
