import type { Target } from '../flow.ts';
import type { Assets } from '../types.ts';

/** The static file of that path, where there is one. An escaped slash or a dot file never names one. */
export function findFile(
  assets: Assets | undefined,
  target: Target,
  request: Request,
): ReturnType<Assets> {
  if (!assets || target.dataOf !== undefined || target.path.includes('%2F')) return undefined;
  return assets(target.path, request);
}
