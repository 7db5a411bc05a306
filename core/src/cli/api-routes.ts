import type { Project } from '../vite/project.ts';

/** The rows of API routes in a table of routes: no adapter renders them, and nothing of them hydrates. */
export function listApiRoutes({ others }: Project, last: string): string[][] {
  const apis = others.filter(({ kind }) => kind === 'api');
  return apis.map(({ pattern }) => [pattern, 'API', 'none', last]);
}
