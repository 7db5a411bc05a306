import { createApp } from '@plinth/core';
import { html, string } from '@plinth/string';
import server from '@plinth/string/server';

const Home = {
  head: { title: 'Home', htmlAttributes: { lang: 'en' } },
  default: () => html`<h1>Home</h1>`,
};

const Hello = {
  head: ({ props }) => ({ title: `Hello ${props.name}` }),
  getServerSideProps: ({ params, query }) => ({
    props: { name: params.name, times: Number(query.times ?? 1) },
  }),
  default: ({ name, times }) => html`<h1>${'Hello '.repeat(times)}${name}</h1>`,
};

/** An app of two pages, with no build and no files. */
export const app = createApp({
  adapters: [{ ...string(), server }],
  pages: { '/': Home, '/hello/[name]': Hello },
});
