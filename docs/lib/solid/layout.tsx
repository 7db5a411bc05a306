/** @jsxImportSource solid-js */
import { For, type JSX } from 'solid-js';

import { listNavigation, toSourceHref } from '../site.ts';

interface LayoutProps {
  /** The page's address. */
  href: string;
  /** The page's file. */
  file: string;
  children: JSX.Element;
}

/** Header, main part and footer of the pages that Solid renders. */
export function Layout(props: LayoutProps) {
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
            <For each={listNavigation('solid', props.href)}>
              {(item) => (
                <li>
                  <a href={item.href} aria-current={item.current ? 'page' : undefined}>
                    {item.label}
                  </a>
                </li>
              )}
            </For>
          </ul>
        </nav>
      </header>
      <main id="main">{props.children}</main>
      <footer class="site-footer">
        <p>
          Rendered on request by Solid, from <a href={toSourceHref(props.file)}>{props.file}</a>.
        </p>
      </footer>
    </>
  );
}
