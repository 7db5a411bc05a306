/** @jsxImportSource preact */
import type { GetServerSideProps, Head } from '@plinth/core';

import { loadPackage } from '../../../lib/load-packages.ts';
import type { Dependency, PackageDetails } from '../../../lib/package-details.ts';
import { formatSize } from '../../../lib/package-list.ts';
import { Layout } from '../../../lib/preact/layout.tsx';
import { createDetailsHead, toPackageHref } from '../../../lib/site.ts';
import '../../../styles/base.css';
import '../../../styles/explorer.css';

export const getServerSideProps: GetServerSideProps<PackageDetails, { name: string[] }> = async ({
  params,
}) => {
  const props = await loadPackage(params.name);
  return props ? { props } : { notFound: true };
};

export const head: Head<PackageDetails> = ({ props }) => createDetailsHead('preact', props);

export default function PackagePage(props: PackageDetails) {
  return (
    <Layout href={toPackageHref('preact', props.name)} file="pages/preact/packages/[...name].tsx">
      <p class="back">
        <a href="/preact/packages">All packages</a>
      </p>
      <h1>{props.name}</h1>
      {props.description !== '' && <p class="lead">{props.description}</p>}
      <Facts {...props} />
      <h2>Dependencies</h2>
      {props.dependencies.length > 0 ? (
        <ul class="names">
          {props.dependencies.map((dependency) => (
            <DependencyItem key={dependency.name} {...dependency} />
          ))}
        </ul>
      ) : (
        <p>It depends on nothing.</p>
      )}
      <h2>Dependents</h2>
      {props.dependents.length > 0 ? (
        <ul class="names">
          {props.dependents.map((name) => (
            <li key={name}>
              <a href={toPackageHref('preact', name)}>{name}</a>
            </li>
          ))}
        </ul>
      ) : (
        <p>No other installed package lists it as a dependency.</p>
      )}
      {props.readme !== '' && (
        <>
          <h2>From its README</h2>
          <pre class="readme">{props.readme}</pre>
        </>
      )}
    </Layout>
  );
}

function Facts(props: PackageDetails) {
  return (
    <dl class="facts">
      <div>
        <dt>Version</dt>
        <dd>{props.version}</dd>
      </div>
      <div>
        <dt>Licence</dt>
        <dd>{props.licence || 'not stated'}</dd>
      </div>
      <div>
        <dt>Size on disk</dt>
        <dd>{formatSize(props.size)}</dd>
      </div>
      {props.homepage !== '' && (
        <div>
          <dt>Homepage</dt>
          <dd>
            <a href={props.homepage} rel="noreferrer">
              {props.homepage}
            </a>
          </dd>
        </div>
      )}
    </dl>
  );
}

function DependencyItem(props: Dependency) {
  return (
    <li>
      {props.installed ? (
        <a href={toPackageHref('preact', props.name)}>{props.name}</a>
      ) : (
        <span>{props.name}</span>
      )}{' '}
      <span class="version">{props.range}</span>
    </li>
  );
}
