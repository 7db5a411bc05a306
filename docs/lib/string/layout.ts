import { html, type HtmlHole } from '@plinth/string';

import type { Layer } from '../package-list.ts';
import { listNavigation, toSourceHref } from '../site.ts';

interface LayoutProps {
  /** The part of the site that the page belongs to. */
  section: Layer | 'guide' | '';
  /** The page's address. */
  href: string;
  /** The page's file. */
  file: string;
  children: HtmlHole;
}

/** Header, main part and footer of the pages that are made of strings. */
export function Layout({ section, href, file, children }: LayoutProps) {
  return html`
    <a class="skip" href="#main"> Skip to content </a>
    <header class="site-header">
      <a class="brand" href="/"> Plinth </a>
      <nav aria-label="Main">
        <ul>
          ${listNavigation(section, href).map(
            (item) => html`
              <li>
                <a href="${item.href}" aria-current=${item.current ? 'page' : undefined}>
                  ${item.label}
                </a>
              </li>
            `,
          )}
        </ul>
      </nav>
    </header>
    <main id="main">${children}</main>
    <footer class="site-footer">
      <p>
        Rendered on request by a function that returns a string, from
        <a href="${toSourceHref(file)}">${file}</a
        >.
      </p>
    </footer>
  `;
}
