import type { GetServerSideProps, Head } from '@plinth/core';
import { html } from '@plinth/string';

import { renderGuide, toGuideLink, type GuideLink } from '../../lib/guide.ts';
import { createHead } from '../../lib/site.ts';
import { Layout } from '../../lib/string/layout.ts';
import '../../styles/base.css';
import '../../styles/guide.css';

interface GuideProps {
  links: GuideLink[];
}

export const getServerSideProps: GetServerSideProps<GuideProps> = () => ({
  props: { links: renderGuide().map(toGuideLink) },
});

export const head: Head = createHead(
  'Guide',
  'How to write pages, choose adapters, and build and deploy an app with Plinth.',
);

export default function GuideIndex({ links }: GuideProps) {
  return Layout({
    section: 'guide',
    href: '/guide',
    file: 'pages/guide/index.ts',
    children: html`
      <h1>Guide</h1>
      <p class="lead">Short texts, best read in this order.</p>
      <ol class="chapters">
        ${links.map(
          ({ slug, title, summary }) => html`
            <li>
              <a href="/guide/${slug}">${title}</a>
              <p>${summary}</p>
            </li>
          `,
        )}
      </ol>
    `,
  });
}
