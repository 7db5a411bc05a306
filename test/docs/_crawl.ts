import { attribute, elements } from '../_html.ts';
import { type Element, serveDocs } from './_docs.ts';

/** What is at an address of the documentation. */
export interface Found {
  status: number;
  /** The document's elements; none where it is no HTML. */
  elements: Element[];
  /** Addresses of this server that the document names, each with its hash, if it has one. */
  links: string[];
}

/** All that can be reached from the first page, by address without hash. */
export type Site = ReadonlyMap<string, Found>;

let crawled: Promise<Site> | undefined;

/** Follows every link of every page, once in a run. */
export function crawlDocs(): Promise<Site> {
  crawled ??= crawl();
  return crawled;
}

/** The part of a site that is HTML. */
export function listDocuments(site: Site): [path: string, found: Found][] {
  return [...site].filter(([, found]) => found.elements.length > 0);
}

/** An address without its hash. */
export function withoutHash(link: string): string {
  return link.replace(/#.*/, '');
}

async function crawl(): Promise<Site> {
  const origin = await serveDocs();
  const site = new Map<string, Found>();
  const waiting = ['/'];
  for (let path = waiting.pop(); path; path = waiting.pop()) {
    if (site.has(path)) continue;
    const found = await readAddress(origin, path);
    site.set(path, found);
    waiting.push(...found.links.map(withoutHash).filter((link) => !site.has(link)));
  }
  return site;
}

async function readAddress(origin: string, path: string): Promise<Found> {
  const response = await fetch(origin + path, { redirect: 'manual' });
  const text = await response.text();
  const isHtml = response.headers.get('content-type') === 'text/html; charset=utf-8';
  const parsed = isHtml ? elements(text) : [];
  const links = parsed.flatMap((element) => toLinks(element, origin, path));
  return { status: response.status, elements: parsed, links };
}

function toLinks(element: Element, origin: string, path: string): string[] {
  const name = attribute(element, 'href') ?? attribute(element, 'src');
  if (name === undefined) return [];
  const url = new URL(name, origin + path);
  return url.origin === origin ? [url.href.slice(origin.length)] : [];
}
