/** @jsxImportSource solid-js */
import type { GetServerSideProps } from '@plinth/core';
import { createSignal } from 'solid-js';
import '../../styles/base.css';

type Props = { start: number };

export const head = {
  title: 'Counter',
  meta: [{ name: 'description', content: 'A counter in Solid.' }],
  htmlAttributes: { lang: 'en' },
};

export const getServerSideProps: GetServerSideProps<Props> = ({ query }) => ({
  props: { start: Number(query.start) || 0 },
});

export default function Counter(props: Props) {
  const [count, setCount] = createSignal(props.start);
  return (
    <main>
      <h1>Counter</h1>
      <p>{count()}</p>
      <button onClick={() => setCount(count() + 1)}>Add one</button>
    </main>
  );
}
