import type { Head } from '@plinth/core';
import { html } from '@plinth/string';

import { createHead } from '../lib/site.ts';
import { Layout } from '../lib/string/layout.ts';
import '../styles/base.css';

export const head: Head = createHead('Page not found', 'There is no page at this address.');

export default function NotFoundPage() {
  return Layout({
    section: '',
    href: '/404',
    file: 'pages/404.ts',
    children: html`
      <h1>Page not found</h1>
      <p class="lead">There is no page at this address. The status of this response is 404.</p>
      <p>
        Perhaps the package is not installed here. Start again from the
        <a href="/preact/packages">packages</a>, the <a href="/guide">guide</a> or the
        <a href="/">first page</a>.
      </p>
    `,
  });
}
