import type { Target } from './flow.ts';
import { type PathRules, toPublicPath } from './path-rules.ts';
import type { Routes } from './routes.ts';
import { readSettled } from './stages/url.ts';

/**
 * What the addresses of routes without dynamic segments are read into, so that who asks for one waits
 * for no reading and no matching: 2 µs of a small page on a socket.
 */
export function foldKnownTargets({ exact }: Routes, rules: PathRules): Map<string, Target> {
  const known = new Map<string, Target>();
  for (const [path, pattern] of exact) {
    const address = readSettled(toPublicPath(path, rules), rules)?.url;
    const target = address === undefined ? undefined : readSettled(address, rules);
    if (target?.path === path) known.set(target.url, { ...target, match: { pattern } });
  }
  return known;
}
