/** @jsxImportSource solid-js */
import { createSignal, createUniqueId, type JSX } from 'solid-js';
import { createProps, type Greeting } from '../greet.ts';

export const getServerSideProps = createProps('Solid');
export const head = { title: 'The Solid page' };

export default function SolidPage(props: Greeting): JSX.Element {
  const [count, setCount] = createSignal(props.start);
  const id = createUniqueId();
  return (
    <main>
      <h1>{props.text}</h1>
      <label for={id}>Name</label>
      <input id={id} />
      <button onClick={() => setCount(count() + 1)}>Count {count()}</button>
      <a href="/react?to=you">React</a>
    </main>
  );
}
