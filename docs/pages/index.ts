import type { GetServerSideProps, Head } from '@plinth/core';
import { html } from '@plinth/string';

import { loadSummary } from '../lib/load-packages.ts';
import { formatSize, type Layer } from '../lib/package-list.ts';
import { createHead, layers } from '../lib/site.ts';
import { readSource } from '../lib/sources.ts';
import { Layout } from '../lib/string/layout.ts';
import '../styles/base.css';
import '../styles/guide.css';

interface HomeProps {
  packages: number;
  bytes: number;
  /** When this page was made, and how long the reading took. */
  time: string;
  milliseconds: number;
  examples: Example[];
}

interface Example {
  layer: Layer;
  file: string;
  text: string;
}

const exampleFiles: readonly [Layer, string][] = [
  ['preact', 'pages/preact/hello.tsx'],
  ['solid', 'pages/solid/hello.tsx'],
  ['string', 'pages/string/hello.ts'],
];

export const getServerSideProps: GetServerSideProps<HomeProps> = async () => {
  const start = performance.now();
  const summary = await loadSummary();
  const milliseconds = Math.ceil(performance.now() - start);
  const examples = await Promise.all(exampleFiles.map(readExample));
  return { props: { ...summary, time: new Date().toISOString(), milliseconds, examples } };
};

export const head: Head = {
  ...createHead('', 'Server-side rendering with getServerSideProps for any view layer.'),
  title: 'Plinth: server-side rendering for any view layer',
};

export default function HomePage(props: HomeProps) {
  return Layout({
    section: '',
    href: '/',
    file: 'pages/index.ts',
    children: html`
      ${Hero()} ${Measured(props)} ${Examples(props)} ${Flow()} ${Explorers()} ${Audience()}
    `,
  });
}

function Hero() {
  return html`
    <section class="hero">
      <h1>A server-side rendering core that any view layer can stand on</h1>
      <p class="lead">
        A page is a module: a component and, if it needs data, a
        <code>getServerSideProps</code> that runs on each request. Plinth takes it from request to
        response. Preact, Solid, plain strings or a renderer of your own turns it into HTML.
      </p>
      <p class="actions">
        <a class="button" href="/guide/getting-started">Get started</a>
        <a href="/preact/packages">See it run</a>
      </p>
    </section>
  `;
}

function Measured({ packages, bytes, time, milliseconds }: HomeProps) {
  return html`
    <p class="measured">
      This page was made for your request at
      <time datetime="${time}">${time.slice(11, 19)} UTC</time>. Its
      <code>getServerSideProps</code> found ${packages} npm packages, ${formatSize(bytes)}, in this
      server’s <code>node_modules</code>, in ${milliseconds} ms. It ships no script.
    </p>
  `;
}

function Examples({ examples }: HomeProps) {
  return html`
    <section>
      <h2>One page, written three times</h2>
      <p>
        The contract stays, the view layer changes. These are the files of three pages of this app.
      </p>
      <div class="examples">
        ${examples.map(
          ({ layer, file, text }) => html`
            <figure>
              <figcaption>
                <strong>${layers[layer]}</strong>
                <a href="/${layer}/hello">open<span class="hidden"> ${file}</span></a>
              </figcaption>
              <pre tabindex="0"><code>${text}</code></pre>
            </figure>
          `,
        )}
      </div>
    </section>
  `;
}

function Flow() {
  return html`
    <section>
      <h2>The way of a request</h2>
      <p>One pipeline, one direction. Each step takes values and gives values.</p>
      <ol class="flow">
        <li><strong>url</strong> One canonical path, which every later step uses.</li>
        <li><strong>files</strong> A static file, where there is one of that path.</li>
        <li><strong>match</strong> The page whose pattern fits.</li>
        <li><strong>props</strong> The page’s own data, a redirect, or “not found”.</li>
        <li><strong>render</strong> The adapter makes HTML of component and props.</li>
        <li><strong>document</strong> Head, style sheets, state and script around it.</li>
        <li><strong>response</strong> Status and headers, never cached unless you say so.</li>
      </ol>
    </section>
  `;
}

function Explorers() {
  return html`
    <section>
      <h2>Compare it on a real page</h2>
      <p>
        The package explorer reads what is installed on this server, on each request. It exists
        three times with the same data, the same components and the same addresses.
      </p>
      <ul class="cards">
        <li>
          <a href="/preact/packages">Preact</a>
          <p>Hydrates: the filter works as you type, and without a script as a form.</p>
        </li>
        <li>
          <a href="/solid/packages">Solid</a>
          <p>The same page with signals, from the same server, in the same build.</p>
        </li>
        <li>
          <a href="/string/packages">Strings</a>
          <p>Functions that return escaped HTML. No script reaches the browser.</p>
        </li>
      </ul>
    </section>
  `;
}

function Audience() {
  return html`
    <section>
      <h2>What it is for</h2>
      <ul>
        <li>
          You like <code>getServerSideProps</code> and want it with a small view layer, or none.
        </li>
        <li>You want several view layers in one app, page by page.</li>
        <li>
          You write a view layer and want pages, data, routing and hydration around it: an adapter
          is two functions and a name.
        </li>
        <li>You run a Node server and want to mount rendered pages in it.</li>
      </ul>
      <p><a href="/guide">Read the guide</a></p>
    </section>
  `;
}

async function readExample([layer, file]: readonly [Layer, string]): Promise<Example> {
  return { layer, file, text: (await readSource(file)) ?? '' };
}
