import type { GetServerSideProps, Head } from '@plinth/core';
import { html, raw } from '@plinth/string';

import { renderGuide, toGuideLink, type GuideLink, type GuidePage } from '../../lib/guide.ts';
import { createHead } from '../../lib/site.ts';
import { Layout } from '../../lib/string/layout.ts';
import '../../styles/base.css';
import '../../styles/guide.css';

interface ChapterProps {
  page: GuidePage;
  links: GuideLink[];
  next: GuideLink | null;
}

export const getServerSideProps: GetServerSideProps<ChapterProps, { slug: string }> = ({
  params,
}) => {
  const pages = renderGuide();
  const index = pages.findIndex(({ slug }) => slug === params.slug);
  const page = pages[index];
  if (!page) return { notFound: true };
  const links = pages.map(toGuideLink);
  return { props: { page, links, next: links[index + 1] ?? null } };
};

export const head: Head<ChapterProps> = ({ props }) =>
  createHead(props.page.title, props.page.summary);

export default function Chapter({ page, links, next }: ChapterProps) {
  return Layout({
    section: 'guide',
    href: `/guide/${page.slug}`,
    file: 'pages/guide/[slug].ts',
    children: html`
      <div class="guide">
        ${Contents({ page, links })}
        <article class="prose">
          ${raw(page.html)}
          ${next && html`<p class="next">Next: <a href="/guide/${next.slug}">${next.title}</a></p>`}
        </article>
      </div>
    `,
  });
}

function Contents({ page, links }: { page: GuidePage; links: GuideLink[] }) {
  return html`
    <nav class="contents" aria-label="Guide">
      <ol>
        ${links.map(
          ({ slug, title }) => html`
            <li>
              <a href="/guide/${slug}" aria-current=${slug === page.slug ? 'page' : undefined}>
                ${title}
              </a>
              ${slug === page.slug && Sections({ page })}
            </li>
          `,
        )}
      </ol>
    </nav>
  `;
}

function Sections({ page }: { page: GuidePage }) {
  if (page.headings.length === 0) return '';
  return html`
    <ul>
      ${page.headings.map(({ id, text }) => html`<li><a href="#${id}">${text}</a></li>`)}
    </ul>
  `;
}
