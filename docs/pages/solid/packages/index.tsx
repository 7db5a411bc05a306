/** @jsxImportSource solid-js */
import type { GetServerSideProps, Head } from '@plinth/core';
import { createEffect, createMemo, createSignal, For, Show } from 'solid-js';

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
import { Layout } from '../../../lib/solid/layout.tsx';
import { createListHead, toPackageHref } from '../../../lib/site.ts';
import '../../../styles/base.css';
import '../../../styles/explorer.css';

export const getServerSideProps: GetServerSideProps<PackageList> = async ({ query }) => ({
  props: await loadPackageList(query),
});

export const head: Head<PackageList> = ({ props }) => createListHead('solid', props);

export default function PackagesPage(props: PackageList) {
  let box: HTMLInputElement | undefined;
  const [filter, setFilter] = createSignal(props.query.q);
  const readBox = () => setFilter(box?.value ?? '');
  const shown = () => props.rows.filter((row) => matchesText(row, filter()));
  createEffect(() => {
    void props.query;
    readBox();
  });

  return (
    <Layout href={toListHref('solid', props.query, {})} file="pages/solid/packages/index.tsx">
      <h1>Installed packages</h1>
      <p class="lead">
        Read for this request from this server’s <code>node_modules</code>.
      </p>
      <Toolbar query={props.query} ref={(element) => (box = element)} onInput={readBox} />
      <p class="result" role="status">
        {describeResult(props, shown().length)}
      </p>
      <Show
        when={shown().length > 0}
        fallback={
          <p class="empty">
            Nothing to show. <a href="/solid/packages">Show all packages</a>
          </p>
        }
      >
        <table class="packages">
          <thead>
            <tr>
              <For each={columns}>
                {({ sort, label }) => (
                  <th scope="col" aria-sort={toAriaSort(props.query, sort)}>
                    <a href={toSortHref('solid', props.query, sort)}>{label}</a>
                  </th>
                )}
              </For>
            </tr>
          </thead>
          <tbody>
            <For each={shown()}>{(row) => <PackageRow {...row} />}</For>
          </tbody>
        </table>
      </Show>
      <Pager {...props} />
    </Layout>
  );
}

interface ToolbarProps {
  query: ListQuery;
  ref: (element: HTMLInputElement) => void;
  onInput: () => void;
}

function Toolbar(props: ToolbarProps) {
  // Written into the box only when it changes: new props with the same text leave what is typed.
  const q = createMemo(() => props.query.q);

  return (
    <form class="toolbar" role="search" method="get" action="/solid/packages">
      <label for="q">Search names and descriptions</label>
      <input
        ref={props.ref}
        id="q"
        name="q"
        type="search"
        maxLength={100}
        autocomplete="off"
        value={q()}
        on:input={props.onInput}
      />
      <For each={keptFields(props.query)}>
        {([name, value]) => <input type="hidden" name={name} value={value} />}
      </For>
      <button type="submit">Search</button>
    </form>
  );
}

function PackageRow(props: PackageSummary) {
  return (
    <tr>
      <td>
        <a href={toPackageHref('solid', props.name)}>{props.name}</a>{' '}
        <span class="version">{props.version}</span>
        <Show when={props.description}>
          <p>{props.description}</p>
        </Show>
      </td>
      <td>{props.dependencies}</td>
      <td>{formatSize(props.size)}</td>
    </tr>
  );
}

function Pager(props: PackageList) {
  return (
    <Show when={props.pages > 1}>
      <nav class="pager" aria-label="Pages">
        <Show when={props.query.page > 1}>
          <a rel="prev" href={toListHref('solid', props.query, { page: props.query.page - 1 })}>
            Previous
          </a>
        </Show>
        <span>{`Page ${props.query.page} of ${props.pages}`}</span>
        <Show when={props.query.page < props.pages}>
          <a rel="next" href={toListHref('solid', props.query, { page: props.query.page + 1 })}>
            Next
          </a>
        </Show>
      </nav>
    </Show>
  );
}
