import type { ParsedQuery } from '@plinth/core';

import type { Package } from './packages.ts';

/** The view layers that show the explorer; also the first segment of its paths. */
export type Layer = 'preact' | 'solid' | 'string';

export type Sort = 'name' | 'size' | 'dependencies';

/** What a list's address says. */
export interface ListQuery {
  q: string;
  sort: Sort;
  order: 'asc' | 'desc';
  page: number;
}

/** One line of the list. */
export interface PackageSummary {
  name: string;
  version: string;
  description: string;
  dependencies: number;
  size: number;
}

/** The props of a list page. */
export interface PackageList {
  query: ListQuery;
  rows: PackageSummary[];
  /** How many packages match, on all pages. */
  matches: number;
  /** How many packages are installed. */
  total: number;
  pages: number;
}

export const pageSize = 25;

/** The columns of the table, in order. */
export const columns: readonly { sort: Sort; label: string }[] = [
  { sort: 'name', label: 'Package' },
  { sort: 'dependencies', label: 'Dependencies' },
  { sort: 'size', label: 'Size' },
];

/** Reads a list's address; what makes no sense counts as not given. */
export function parseListQuery(query: ParsedQuery): ListQuery {
  const sort = toSort(first(query.sort));
  const order = first(query.order);
  const page = first(query.page);
  return {
    q: toSearchText(first(query.q)),
    sort,
    order: order === 'asc' || order === 'desc' ? order : usualOrder(sort),
    page: /^[1-9]\d{0,5}$/.test(page) ? Number(page) : 1,
  };
}

/** Searches, sorts and cuts out one page; a page behind the last one is the last one. */
export function selectPackages(packages: readonly Package[], query: ListQuery): PackageList {
  const summaries = packages.map(toSummary);
  const matching = summaries.filter((row) => matchesText(row, query.q));
  const pages = Math.max(1, Math.ceil(matching.length / pageSize));
  const page = Math.min(query.page, pages);
  const sorted = matching.toSorted(createComparison(query));
  return {
    query: { ...query, page },
    rows: sorted.slice((page - 1) * pageSize, page * pageSize),
    matches: matching.length,
    total: packages.length,
    pages,
  };
}

/** Whether each word of a text stands in the name or the description. */
export function matchesText(row: PackageSummary, text: string): boolean {
  const searched = `${row.name} ${row.description}`.toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => searched.includes(word));
}

/** The address of a list. */
export function toListHref(layer: Layer, query: ListQuery, change: Partial<ListQuery>): string {
  const search = new URLSearchParams(listFields({ ...query, ...change }));
  return `/${layer}/packages${search.size > 0 ? `?${search}` : ''}`;
}

/** The parameters that say what is not as usual. */
export function listFields({ q, sort, order, page }: ListQuery): [name: string, value: string][] {
  const fields: [string, string][] = [];
  if (q) fields.push(['q', q]);
  if (sort !== 'name') fields.push(['sort', sort]);
  if (order !== usualOrder(sort)) fields.push(['order', order]);
  if (page > 1) fields.push(['page', String(page)]);
  return fields;
}

/** What a search keeps of the list that it starts from. */
export function keptFields(query: ListQuery): [name: string, value: string][] {
  return listFields({ ...query, q: '', page: 1 });
}

/** The address that a column's heading leads to: its usual order first, then the opposite. */
export function toSortHref(layer: Layer, query: ListQuery, sort: Sort): string {
  const opposite = query.order === 'asc' ? 'desc' : 'asc';
  const order = query.sort === sort ? opposite : usualOrder(sort);
  return toListHref(layer, query, { sort, order, page: 1 });
}

/** How a column is sorted, in the words of `aria-sort`. */
export function toAriaSort(query: ListQuery, sort: Sort): 'ascending' | 'descending' | undefined {
  if (query.sort !== sort) return undefined;
  return query.order === 'asc' ? 'ascending' : 'descending';
}

/** The line above the table; `shown` is how many of its rows the browser's filter leaves. */
export function describeResult(list: PackageList, shown: number): string {
  const { query, rows, matches, total } = list;
  if (shown < rows.length) return `${shown} of the ${rows.length} packages on this page`;
  if (matches === 0) return `None of ${total} packages matches “${query.q}”`;
  const from = (query.page - 1) * pageSize + 1;
  const range = matches > rows.length ? `${from}–${from + rows.length - 1} of ` : '';
  const suffix = query.q ? ` matching “${query.q}”` : '';
  return `${range}${matches} ${matches === 1 ? 'package' : 'packages'}${suffix}`;
}

/** Bytes as people read them. */
export function formatSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function first(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? '';
}

/** At most 100 characters on one line. */
function toSearchText(text: string): string {
  return [...text.replace(/[\s\p{Cc}]+/gu, ' ').trim()].slice(0, 100).join('');
}

function toSort(text: string): Sort {
  return columns.find((column) => column.sort === text)?.sort ?? 'name';
}

/** Names from a to z, numbers from the largest. */
function usualOrder(sort: Sort): 'asc' | 'desc' {
  return sort === 'name' ? 'asc' : 'desc';
}

function toSummary({ name, version, description, dependencies, size }: Package): PackageSummary {
  return { name, version, description, dependencies: Object.keys(dependencies).length, size };
}

function createComparison({ sort, order }: ListQuery) {
  const sign = order === 'asc' ? 1 : -1;
  return (a: PackageSummary, b: PackageSummary): number => {
    const byName = a.name < b.name ? -1 : 1;
    if (sort === 'name') return sign * byName;
    return sign * (a[sort] - b[sort]) || byName;
  };
}
