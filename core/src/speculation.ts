import { toNonceHtml } from './head-html.ts';

const attribute = '[data-prefetch]';

/** When a browser fetches what a link of a page without script leads to, by what `data-prefetch` says. */
const eagerness = { hover: 'moderate', viewport: 'eager', load: 'immediate' } as const;

const rules = Object.entries(eagerness).map(([mode, eager]) => ({
  where: {
    and: [{ href_matches: '/*' }, { selector_matches: toSelector(mode) }],
  },
  eagerness: eager,
}));
const text = JSON.stringify({ prefetch: rules });

/**
 * The links whose own value, or else that of all that contain them, asks for a mode with data: a document
 * cannot be fetched without. Selectors cannot tell which ancestor is the closest, so where these differ none counts.
 */
function toSelector(mode: string): string {
  const wanted = `[data-prefetch~=${mode}][data-prefetch~=data]`;
  const silent = `:not(${attribute})`;
  return `:is(${wanted}, ${wanted} ${silent}):not(${attribute}:not(${wanted}) ${silent})`;
}

/**
 * Whether a view asks for it. Up to six characters are searched at the speed of memory, more are not: a long page
 * takes a third less time.
 */
export function hasPrefetch(html: string): boolean {
  return html.includes('-prefe') && html.includes('data-prefetch');
}

/** Speculation rules (WICG nav-speculation): the browser prefetches documents itself, without script. */
export function writeSpeculationRules(nonce: string | undefined): string {
  return `<script type="speculationrules"${toNonceHtml(nonce)}>${text}</script>`;
}
