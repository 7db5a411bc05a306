import type { Head } from '@plinth/core';
import { html } from '@plinth/string';

import { createHead } from '../lib/site.ts';
import { Layout } from '../lib/string/layout.ts';
import '../styles/base.css';

export const head: Head = createHead(
  'Something went wrong',
  'The server could not make this page.',
);

export default function ErrorPage() {
  return Layout({
    section: '',
    href: '/500',
    file: 'pages/500.ts',
    children: html`
      <h1>Something went wrong</h1>
      <p class="lead">The server could not make this page. The status of this response is 500.</p>
      <p>
        What happened is in the server’s log. You can try again, or go to the
        <a href="/">first page</a>.
      </p>
    `,
  });
}
