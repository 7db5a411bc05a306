import type { GetServerSideProps, Head } from '@plinth/core';
import { html } from '@plinth/string';

import { loadPackage } from '../../../lib/load-packages.ts';
import type { Dependency, PackageDetails } from '../../../lib/package-details.ts';
import { formatSize } from '../../../lib/package-list.ts';
import { Layout } from '../../../lib/string/layout.ts';
import { createDetailsHead, toPackageHref } from '../../../lib/site.ts';
import '../../../styles/base.css';
import '../../../styles/explorer.css';

export const getServerSideProps: GetServerSideProps<PackageDetails, { name: string[] }> = async ({
  params,
}) => {
  const props = await loadPackage(params.name);
  return props ? { props } : { notFound: true };
};

export const head: Head<PackageDetails> = ({ props }) => createDetailsHead('string', props);

export default function PackagePage(props: PackageDetails) {
  return Layout({
    section: 'string',
    href: toPackageHref('string', props.name),
    file: 'pages/string/packages/[...name].ts',
    children: html`
      <p class="back">
        <a href="/string/packages">All packages</a>
      </p>
      <h1>${props.name}</h1>
      ${props.description !== '' && html`<p class="lead">${props.description}</p>`} ${Facts(props)}
      <h2>Dependencies</h2>
      ${
        props.dependencies.length > 0
          ? html`<ul class="names">
              ${props.dependencies.map(DependencyItem)}
            </ul>`
          : html`<p>It depends on nothing.</p>`
      }
      <h2>Dependents</h2>
      ${
        props.dependents.length > 0
          ? html`<ul class="names">
              ${props.dependents.map(
                (name) => html`
                  <li>
                    <a href="${toPackageHref('string', name)}">${name}</a>
                  </li>
                `,
              )}
            </ul>`
          : html`<p>No other installed package lists it as a dependency.</p>`
      }
      ${
        props.readme !== '' &&
        html`
          <h2>From its README</h2>
          <pre class="readme">${props.readme}</pre>
        `
      }
    `,
  });
}

function Facts(props: PackageDetails) {
  return html`
    <dl class="facts">
      <div>
        <dt>Version</dt>
        <dd>${props.version}</dd>
      </div>
      <div>
        <dt>Licence</dt>
        <dd>${props.licence || 'not stated'}</dd>
      </div>
      <div>
        <dt>Size on disk</dt>
        <dd>${formatSize(props.size)}</dd>
      </div>
      ${
        props.homepage !== '' &&
        html`
          <div>
            <dt>Homepage</dt>
            <dd>
              <a href="${props.homepage}" rel="noreferrer">${props.homepage}</a>
            </dd>
          </div>
        `
      }
    </dl>
  `;
}

function DependencyItem(props: Dependency) {
  return html`
    <li>
      ${
        props.installed
          ? html`<a href="${toPackageHref('string', props.name)}">${props.name}</a>`
          : html`<span>${props.name}</span>`
      }
      <span class="version">${props.range}</span>
    </li>
  `;
}
