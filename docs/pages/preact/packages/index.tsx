/** @jsxImportSource preact */
import type { GetServerSideProps, Head } from '@plinth/core';
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

import { loadPackageList } from '../../../lib/load-packages.ts';
import {
  columns,
  describeResult,
  formatSize,
  keptFields,
  matchesText,
  toAriaSort,
  toListHref,
  toSortHref,
  type ListQuery,
  type PackageList,
  type PackageSummary,
} from '../../../lib/package-list.ts';
import { Layout } from '../../../lib/preact/layout.tsx';
import { createListHead, toPackageHref } from '../../../lib/site.ts';
import '../../../styles/base.css';
import '../../../styles/explorer.css';

export const getServerSideProps: GetServerSideProps<PackageList> = async ({ query }) => ({
  props: await loadPackageList(query),
});

export const head: Head<PackageList> = ({ props }) => createListHead('preact', props);

export default function PackagesPage(props: PackageList) {
  const box = useRef<HTMLInputElement>(null);
  const [filter, setFilter] = useState(props.query.q);
  const readBox = () => setFilter(box.current?.value ?? '');
  const shown = props.rows.filter((row) => matchesText(row, filter));
  useLayoutEffect(readBox, [props.query]);

  return (
    <Layout href={toListHref('preact', props.query, {})} file="pages/preact/packages/index.tsx">
      <h1>Installed packages</h1>
      <p class="lead">
        Read for this request from this server’s <code>node_modules</code>.
      </p>
      <Toolbar query={props.query} box={box} onInput={readBox} />
      <p class="result" role="status">
        {describeResult(props, shown.length)}
      </p>
      {shown.length > 0 ? (
        <table class="packages">
          <thead>
            <tr>
              {columns.map(({ sort, label }) => (
                <th key={sort} scope="col" aria-sort={toAriaSort(props.query, sort)}>
                  <a href={toSortHref('preact', props.query, sort)}>{label}</a>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <PackageRow key={row.name} {...row} />
            ))}
          </tbody>
        </table>
      ) : (
        <p class="empty">
          Nothing to show. <a href="/preact/packages">Show all packages</a>
        </p>
      )}
      <Pager {...props} />
    </Layout>
  );
}

interface ToolbarProps {
  query: ListQuery;
  box: RefObject<HTMLInputElement | null>;
  onInput: () => void;
}

function Toolbar(props: ToolbarProps) {
  return (
    <form class="toolbar" role="search" method="get" action="/preact/packages">
      <label for="q">Search names and descriptions</label>
      <input
        key={props.query.q}
        ref={props.box}
        id="q"
        name="q"
        type="search"
        maxLength={100}
        autocomplete="off"
        defaultValue={props.query.q}
        onInput={props.onInput}
      />
      {keptFields(props.query).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit">Search</button>
    </form>
  );
}

function PackageRow(props: PackageSummary) {
  return (
    <tr>
      <td>
        <a href={toPackageHref('preact', props.name)}>{props.name}</a>{' '}
        <span class="version">{props.version}</span>
        {props.description !== '' && <p>{props.description}</p>}
      </td>
      <td>{props.dependencies}</td>
      <td>{formatSize(props.size)}</td>
    </tr>
  );
}

function Pager({ query, pages }: PackageList) {
  if (pages === 1) return null;
  return (
    <nav class="pager" aria-label="Pages">
      {query.page > 1 && (
        <a rel="prev" href={toListHref('preact', query, { page: query.page - 1 })}>
          Previous
        </a>
      )}
      <span>{`Page ${query.page} of ${pages}`}</span>
      {query.page < pages && (
        <a rel="next" href={toListHref('preact', query, { page: query.page + 1 })}>
          Next
        </a>
      )}
    </nav>
  );
}
