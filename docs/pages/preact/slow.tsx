/** @jsxImportSource preact */
import { Await } from '@plinth/preact';

import { formatSize } from '../../lib/package-list.ts';
import { Layout } from '../../lib/preact/layout.tsx';
import { createHead } from '../../lib/site.ts';
import type { SlowProps, Summary } from '../../lib/slow.ts';
import '../../styles/base.css';

export { getSlowProps as getServerSideProps } from '../../lib/slow.ts';

export const head = createHead('A slow part · Preact', 'A page that is sent before its slow part.');

export default function Slow({ time, summary }: SlowProps) {
  return (
    <Layout href="/preact/slow" file="pages/preact/slow.tsx">
      <h1>A slow part</h1>
      <p>{`This page was made at ${time}, and sent at once.`}</p>
      <Await
        resolve={summary}
        fallback={<p role="status">The packages are being counted …</p>}
        error={<p>They could not be counted.</p>}
      >
        {(counted) => <Counted {...counted} />}
      </Await>
    </Layout>
  );
}

function Counted({ packages, bytes, milliseconds }: Summary) {
  return (
    <p>{`${packages} packages of ${formatSize(bytes)} are installed. That came ${milliseconds} ms later.`}</p>
  );
}
