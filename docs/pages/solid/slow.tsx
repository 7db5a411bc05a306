/** @jsxImportSource solid-js */
import { Await } from '@plinth/solid';

import { formatSize } from '../../lib/package-list.ts';
import { createHead } from '../../lib/site.ts';
import type { SlowProps, Summary } from '../../lib/slow.ts';
import { Layout } from '../../lib/solid/layout.tsx';
import '../../styles/base.css';

export { getSlowProps as getServerSideProps } from '../../lib/slow.ts';

export const head = createHead('A slow part · Solid', 'A page that is sent before its slow part.');

export default function Slow(props: SlowProps) {
  return (
    <Layout href="/solid/slow" file="pages/solid/slow.tsx">
      <h1>A slow part</h1>
      <p>This page was made at {props.time}, and sent at once.</p>
      <Await
        resolve={props.summary}
        fallback={<p role="status">The packages are being counted …</p>}
        error={<p>They could not be counted.</p>}
      >
        {(counted) => <Counted {...counted} />}
      </Await>
    </Layout>
  );
}

function Counted(props: Summary) {
  return (
    <p>
      {props.packages} packages of {formatSize(props.bytes)} are installed. That came{' '}
      {props.milliseconds} ms later.
    </p>
  );
}
