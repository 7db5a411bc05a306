/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';

import { listNavigation, toSourceHref } from '../site.ts';

interface LayoutProps {
  /** The page's address. */
  href: string;
  /** The page's file. */
  file: string;
  children: ComponentChildren;
}

/** Header, main part and footer of the pages that Preact renders. */
export function Layout({ href, file, children }: LayoutProps) {
  return (
    <>
      <a class="skip" href="#main">
        Skip to content
      </a>
      <header class="site-header">
        <a class="brand" href="/">
          Plinth
        </a>
        <nav aria-label="Main">
          <ul>
            {listNavigation('preact', href).map((item) => (
              <li key={item.href}>
                <a href={item.href} aria-current={item.current ? 'page' : undefined}>
                  {item.label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <main id="main">{children}</main>
      <footer class="site-footer">
        <p>
          Rendered on request by Preact, from <a href={toSourceHref(file)}>{file}</a>.
        </p>
      </footer>
    </>
  );
}
