/** Where a link leads, if it is one that the app can follow; undefined where the browser knows better. */
export function toLinkTarget(event: Event): URL | undefined {
  const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
  return link && toPageTarget(link);
}

/** The same of the link itself. */
export function toPageTarget(link: HTMLAnchorElement): URL | undefined {
  if (!link.hasAttribute('href') || link.hasAttribute('download')) return undefined;
  return isOutside(link.target, link.rel) ? undefined : toTarget(link.href);
}

/** Where a form leads that only asks for another page. */
export function toFormTarget({ target, submitter }: SubmitEvent): URL | undefined {
  const form = target as HTMLFormElement;
  // Not its properties: a field may have the name of one.
  const read = (name: string): string =>
    submitter?.getAttribute(`form${name}`) ?? form.getAttribute(name) ?? '';
  if (!/^(?:get)?$/i.test(read('method')) || isOutside(read('target'), read('rel')))
    return undefined;
  const url = new URL(read('action') || location.href, document.baseURI);
  const fields = [...new FormData(form, submitter)].map(([name, value]) => [
    name,
    typeof value === 'string' ? value : value.name,
  ]);
  url.search = String(new URLSearchParams(fields));
  return toTarget(url.href);
}

function isOutside(target: string, rel: string): boolean {
  return !/^(?:_self)?$/i.test(target) || /\bexternal\b/i.test(rel);
}

/** An address of this origin; a hash of the page that is shown is the browser's. */
function toTarget(href: string): URL | undefined {
  const url = new URL(href);
  const isHere = url.pathname === location.pathname && url.search === location.search;
  return url.origin !== location.origin || (isHere && href.includes('#')) ? undefined : url;
}
