/** @jsxImportSource solid-js */
import type { GetServerSideProps, Head } from '@plinth/core';
import { For, Show } from 'solid-js';

import { loadPackage } from '../../../lib/load-packages.ts';
import type { Dependency, PackageDetails } from '../../../lib/package-details.ts';
import { formatSize } from '../../../lib/package-list.ts';
import { Layout } from '../../../lib/solid/layout.tsx';
import { createDetailsHead, toPackageHref } from '../../../lib/site.ts';
import '../../../styles/base.css';
import '../../../styles/explorer.css';

export const getServerSideProps: GetServerSideProps<PackageDetails, { name: string[] }> = async ({
  params,
}) => {
  const props = await loadPackage(params.name);
  return props ? { props } : { notFound: true };
};

export const head: Head<PackageDetails> = ({ props }) => createDetailsHead('solid', props);

export default function PackagePage(props: PackageDetails) {
  return (
    <Layout href={toPackageHref('solid', props.name)} file="pages/solid/packages/[...name].tsx">
      <p class="back">
        <a href="/solid/packages">All packages</a>
      </p>
      <h1>{props.name}</h1>
      <Show when={props.description}>
        <p class="lead">{props.description}</p>
      </Show>
      <Facts {...props} />
      <h2>Dependencies</h2>
      <Show when={props.dependencies.length > 0} fallback={<p>It depends on nothing.</p>}>
        <ul class="names">
          <For each={props.dependencies}>{(dependency) => <DependencyItem {...dependency} />}</For>
        </ul>
      </Show>
      <h2>Dependents</h2>
      <Show
        when={props.dependents.length > 0}
        fallback={<p>No other installed package lists it as a dependency.</p>}
      >
        <ul class="names">
          <For each={props.dependents}>
            {(name) => (
              <li>
                <a href={toPackageHref('solid', name)}>{name}</a>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={props.readme}>
        <h2>From its README</h2>
        <pre class="readme">{props.readme}</pre>
      </Show>
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
      <Show when={props.homepage}>
        <div>
          <dt>Homepage</dt>
          <dd>
            <a href={props.homepage} rel="noreferrer">
              {props.homepage}
            </a>
          </dd>
        </div>
      </Show>
    </dl>
  );
}

function DependencyItem(props: Dependency) {
  return (
    <li>
      <Show when={props.installed} fallback={<span>{props.name}</span>}>
        <a href={toPackageHref('solid', props.name)}>{props.name}</a>
      </Show>{' '}
      <span class="version">{props.range}</span>
    </li>
  );
}
