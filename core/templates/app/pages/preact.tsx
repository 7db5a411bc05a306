/** @jsxImportSource preact */
import type { GetServerSideProps } from '@plinth/core';
import { useState } from 'preact/hooks';
import '../styles/app.css';

type Props = { time: string };

export const head = { title: 'Preact', htmlAttributes: { lang: 'en' } };

/** Runs on the server on each request; its code never reaches the browser. */
export const getServerSideProps: GetServerSideProps<Props> = () => ({
  props: { time: new Date().toUTCString() },
});

/** Runs on the server first, then in the browser. */
export default function PreactPage({ time }: Props) {
  const [count, setCount] = useState(0);
  return (
    <main>
      <h1>Hello from Preact</h1>
      <p>The server made this page on {time}.</p>
      <button onClick={() => setCount(count + 1)}>Clicked {count} times</button>
      <a href="/next">The next page</a>
    </main>
  );
}
