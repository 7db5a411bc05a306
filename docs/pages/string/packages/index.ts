import type { GetServerSideProps, Head } from '@plinth/core';
import { html } from '@plinth/string';

import { loadPackageList } from '../../../lib/load-packages.ts';
import {
  columns,
  describeResult,
  formatSize,
  keptFields,
  toAriaSort,
  toListHref,
  toSortHref,
  type ListQuery,
  type PackageList,
  type PackageSummary,
} from '../../../lib/package-list.ts';
import { Layout } from '../../../lib/string/layout.ts';
import { createListHead, toPackageHref } from '../../../lib/site.ts';
import '../../../styles/base.css';
import '../../../styles/explorer.css';

export const getServerSideProps: GetServerSideProps<PackageList> = async ({ query }) => ({
  props: await loadPackageList(query),
});

export const head: Head<PackageList> = ({ props }) => createListHead('string', props);

export default function PackagesPage(props: PackageList) {
  return Layout({
    section: 'string',
    href: toListHref('string', props.query, {}),
    file: 'pages/string/packages/index.ts',
    children: html`
      <h1>Installed packages</h1>
      <p class="lead">Read for this request from this server’s <code>node_modules</code>.</p>
      ${Toolbar(props)}
      <p class="result" role="status">${describeResult(props, props.rows.length)}</p>
      ${
        props.rows.length > 0
          ? html`
              <table class="packages">
                <thead>
                  <tr>
                    ${columns.map(
                      ({ sort, label }) => html`
                        <th scope="col" aria-sort=${toAriaSort(props.query, sort)}>
                          <a href="${toSortHref('string', props.query, sort)}">${label}</a>
                        </th>
                      `,
                    )}
                  </tr>
                </thead>
                <tbody>
                  ${props.rows.map(PackageRow)}
                </tbody>
              </table>
            `
          : html`
              <p class="empty">Nothing to show. <a href="/string/packages">Show all packages</a></p>
            `
      }
      ${Pager(props)}
    `,
  });
}

function Toolbar(props: { query: ListQuery }) {
  return html`
    <form class="toolbar" role="search" method="get" action="/string/packages">
      <label for="q">Search names and descriptions</label>
      <input
        id="q"
        name="q"
        type="search"
        maxlength="100"
        autocomplete="off"
        value="${props.query.q}"
      />
      ${keptFields(props.query).map(
        ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
      )}
      <button type="submit">Search</button>
    </form>
  `;
}

function PackageRow(props: PackageSummary) {
  return html`
    <tr>
      <td>
        <a href="${toPackageHref('string', props.name)}">${props.name}</a>
        <span class="version">${props.version}</span>
        ${props.description !== '' && html`<p>${props.description}</p>`}
      </td>
      <td>${props.dependencies}</td>
      <td>${formatSize(props.size)}</td>
    </tr>
  `;
}

function Pager({ query, pages }: PackageList) {
  if (pages === 1) return '';
  return html`
    <nav class="pager" aria-label="Pages">
      ${
        query.page > 1 &&
        html`
          <a rel="prev" href="${toListHref('string', query, { page: query.page - 1 })}">
            Previous
          </a>
        `
      }
      <span> Page ${query.page} of ${pages} </span>
      ${
        query.page < pages &&
        html`
          <a rel="next" href="${toListHref('string', query, { page: query.page + 1 })}"> Next </a>
        `
      }
    </nav>
  `;
}
