/** @jsxImportSource preact */
import type { JSX } from 'preact';

export default function Missing(): JSX.Element {
  return (
    <main>
      <h1>Not here</h1>
      <p>There is no page at this address.</p>
      <a href="/">Start again</a>
    </main>
  );
}
