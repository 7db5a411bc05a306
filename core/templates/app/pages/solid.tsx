/** @jsxImportSource solid-js */
import type { GetServerSideProps } from '@plinth/core';
import { createSignal } from 'solid-js';
import '../styles/app.css';

type Props = { time: string };

export const head = { title: 'Solid', htmlAttributes: { lang: 'en' } };

/** Runs on the server on each request; its code never reaches the browser. */
export const getServerSideProps: GetServerSideProps<Props> = () => ({
  props: { time: new Date().toUTCString() },
});

/** Runs on the server first, then in the browser. */
export default function SolidPage(props: Props) {
  const [count, setCount] = createSignal(0);
  return (
    <main>
      <h1>Hello from Solid</h1>
      <p>The server made this page on {props.time}.</p>
      <button onClick={() => setCount(count() + 1)}>Clicked {count()} times</button>
      <a href="/next">The next page</a>
    </main>
  );
}
