import type { ParsedQuery, Props } from '../types.ts';
import { findPattern } from './navigation/table.ts';
import { readParams } from './params.ts';
import { type ClientPage, type KnownPage, session } from './session.ts';

/** How many of the layouts that are shown stay: those of the same folders with the same parameters. */
export function countKept(known: KnownPage): number {
  const { shown } = session;
  if (!shown) return 0;
  const params = readParams(known);
  const now = findPattern(shown.route.pattern)?.layouts ?? [];
  const isKept = (pattern: string, i: number): boolean =>
    pattern === known.layouts?.[i] && hasSameParams(pattern, shown.route.params, params);
  const first = now.findIndex((pattern, i) => !isKept(pattern, i));
  return first < 0 ? now.length : first;
}

function hasSameParams(pattern: string, before: ParsedQuery, next: ParsedQuery): boolean {
  const names = [...pattern.matchAll(/\[+(?:\.{3})?([^\]]+)\]/g)].map(([, name]) => name as string);
  return names.every((name) => String(before[name]) === String(next[name]));
}

/** The props of a page's layouts; undefined for one that was to be kept and is not shown. */
export function joinLayouts(
  page: ClientPage,
  given: readonly (Props | null)[] = [],
): (Props | undefined)[] {
  const { shown } = session;
  let isKept = shown?.page.renderer === page.renderer;
  return (page.layouts ?? []).map((Layout, i) => {
    isKept &&= shown?.page.layouts?.[i] === Layout;
    const before = isKept ? shown?.layouts[i] : undefined;
    // Null is one that was left out; one that was not mentioned has no data, or none yet.
    return given[i] === null ? before : (given[i] ?? before ?? {});
  });
}
