import type { GetServerSideProps } from '@plinth/core';
import { html } from '@plinth/string';
import '../../styles/base.css';

type Props = { start: number };

export const head = {
  title: 'Counter',
  meta: [{ name: 'description', content: 'A counter that the server counts.' }],
  htmlAttributes: { lang: 'en' },
};

export const getServerSideProps: GetServerSideProps<Props> = ({ query }) => ({
  props: { start: Number(query.start) || 0 },
});

export default function Counter({ start }: Props) {
  return html`
    <main>
      <h1>Counter</h1>
      <p>${start}</p>
      <form><button name="start" value="${start + 1}">Add one</button></form>
    </main>
  `;
}
