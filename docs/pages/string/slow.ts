import { html, type Html } from '@plinth/string';

import { formatSize } from '../../lib/package-list.ts';
import { createHead } from '../../lib/site.ts';
import type { SlowProps, Summary } from '../../lib/slow.ts';
import { Layout } from '../../lib/string/layout.ts';
import '../../styles/base.css';

export { getSlowProps as getServerSideProps } from '../../lib/slow.ts';

export const head = createHead(
  'A slow part · Strings',
  'A page that is sent before its slow part.',
);

export default function Slow({ time, summary }: SlowProps): Html {
  return Layout({
    section: 'string',
    href: '/string/slow',
    file: 'pages/string/slow.ts',
    children: html`
      <h1>A slow part</h1>
      <p>This page was made at ${time}, and sent at once.</p>
      <p role="status">The packages are being counted …</p>
      ${summary.then(showSummary, showFailure)}
    `,
  });
}

function showSummary({ packages, bytes, milliseconds }: Summary): Html {
  return html`<p>
    ${packages} packages of ${formatSize(bytes)} are installed. That came ${milliseconds} ms later.
  </p>`;
}

function showFailure(): Html {
  return html`<p>They could not be counted.</p>`;
}
