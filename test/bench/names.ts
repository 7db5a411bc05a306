import { findFramework } from './frameworks.ts';

const titles: Record<string, string> = {
  bare: 'bare `node:http`',
  plinth: 'Plinth',
  hono: 'Hono',
  fastify: 'Fastify',
  again: 'bare `node:http`, again',
};

/** What a contender is called in a table. */
export function toTitle(contender: string): string {
  return findFramework(contender)?.title ?? titles[contender] ?? contender;
}

/** The package whose version is told of a contender; undefined for what stands in this repository. */
export function toPackage(contender: string): string | undefined {
  if (contender === 'hono' || contender === 'fastify') return contender;
  return findFramework(contender)?.package;
}
