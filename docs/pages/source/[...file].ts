import type { GetServerSideProps, Head } from '@plinth/core';
import { html } from '@plinth/string';

import { createHead, toSourceHref } from '../../lib/site.ts';
import { readSource } from '../../lib/sources.ts';
import { Layout } from '../../lib/string/layout.ts';
import '../../styles/base.css';

interface SourceProps {
  file: string;
  text: string;
}

export const getServerSideProps: GetServerSideProps<SourceProps, { file: string[] }> = async ({
  params,
}) => {
  const file = params.file.join('/');
  const text = await readSource(file);
  return text === undefined ? { notFound: true } : { props: { file, text } };
};

export const head: Head<SourceProps> = ({ props }) =>
  createHead(props.file, `The source of ${props.file} in this documentation app.`);

export default function SourcePage({ file, text }: SourceProps) {
  return Layout({
    section: '',
    href: toSourceHref(file),
    file: 'pages/source/[...file].ts',
    children: html`
      <h1 class="file">${file}</h1>
      <pre tabindex="0"><code>${text}</code></pre>
    `,
  });
}
