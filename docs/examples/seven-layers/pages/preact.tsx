/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { useId, useState } from 'preact/hooks';
import { createProps, type Greeting } from '../greet.ts';

export const getServerSideProps = createProps('Preact');
export const head = { title: 'The Preact page' };

export default function PreactPage({ text, start }: Greeting): VNode {
  const [count, setCount] = useState(start);
  const id = useId();
  return (
    <main>
      <h1>{text}</h1>
      <label htmlFor={id}>Name</label>
      <input id={id} />
      <button onClick={() => setCount(count + 1)}>{`Count ${count}`}</button>
      <a href="/solid?to=you">Solid</a>
    </main>
  );
}
