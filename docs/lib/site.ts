import type { HeadTags } from '@plinth/core';

import type { PackageDetails } from './package-details.ts';
import type { Layer, PackageList } from './package-list.ts';

/** A link of the header. */
export interface NavigationItem {
  href: string;
  label: string;
  current: boolean;
}

/** The view layers by the first segment of their paths, in the words of the header. */
export const layers: Readonly<Record<Layer, string>> = {
  preact: 'Preact',
  solid: 'Solid',
  string: 'Strings',
};

/** The header's links; those to the view layers lead to the same page of the explorer. */
export function listNavigation(current: Layer | 'guide' | '', href: string): NavigationItem[] {
  const path = current in layers ? href.slice(`/${current}`.length) : '/packages';
  const explorers = Object.entries(layers).map(([layer, label]) => ({
    href: `/${layer}${path}`,
    label,
    current: layer === current,
  }));
  return [{ href: '/guide', label: 'Guide', current: current === 'guide' }, ...explorers];
}

/** The address of a file of this app, shown as it is. */
export function toSourceHref(file: string): string {
  return `/source/${file.split('/').map(encodeURIComponent).join('/')}`;
}

/** The address of a package's page; npm's names need no escapes. */
export function toPackageHref(layer: Layer, name: string): string {
  return `/${layer}/packages/${name}`;
}

/** The head that all pages have in common. */
export function createHead(title: string, description: string): HeadTags {
  return {
    title: `${title} · Plinth`,
    meta: [
      { name: 'description', content: description },
      { name: 'color-scheme', content: 'light dark' },
    ],
    link: [{ rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' }],
    htmlAttributes: { lang: 'en' },
  };
}

/** The head of a list page. */
export function createListHead(layer: Layer, { query, matches, total }: PackageList): HeadTags {
  const search = query.q ? ` matching “${query.q}”` : '';
  const page = query.page > 1 ? `, page ${query.page}` : '';
  return createHead(
    `Packages${search}${page} · ${layers[layer]}`,
    `${matches} of the ${total} npm packages installed here, listed on request by ${layers[layer]}.`,
  );
}

/** The head of a package's page. */
export function createDetailsHead(layer: Layer, details: PackageDetails): HeadTags {
  return createHead(
    `${details.name} ${details.version} · ${layers[layer]}`,
    details.description || `The npm package ${details.name}, as it is installed here.`,
  );
}
