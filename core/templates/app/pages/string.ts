import type { GetServerSideProps } from '@plinth/core';
import { html } from '@plinth/string';
import '../styles/app.css';

type Props = { time: string };

export const head = { title: 'Strings', htmlAttributes: { lang: 'en' } };

/** Runs on the server on each request. */
export const getServerSideProps: GetServerSideProps<Props> = () => ({
  props: { time: new Date().toUTCString() },
});

/** Runs on the server alone: this page ships no script. */
export default function StringPage({ time }: Props) {
  return html`
    <main>
      <h1>Hello from strings</h1>
      <p>The server made this page on ${time}.</p>
      <form><button>Ask again</button></form>
      <a href="/next">The next page</a>
    </main>
  `;
}
