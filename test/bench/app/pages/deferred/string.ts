import { html, later, type Html } from '@plinth/string';
import { type DeferredProps, fallback, type Part } from '../../../views/deferred.ts';

export { head } from '../../../views/hello.ts';
export { loadDeferred as getServerSideProps } from '../../../views/deferred.ts';

export default function Deferred({ title, reviews, offers, related }: DeferredProps): Html {
  return html`<main><h1>${title}</h1>${[reviews, offers, related].map(showLate)}</main>`;
}

function showLate(part: Promise<Part>): Html {
  return html`${later(part, { fallback: html`<p>${fallback}</p>`, show: showPart })}`;
}

function showPart({ heading, items }: Part): Html {
  return html`<section><h2>${heading}</h2><ul>${items.map((item) => html`<li>${item}</li>`)}</ul></section>`;
}
