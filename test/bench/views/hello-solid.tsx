/** @jsxImportSource solid-js */
import { For, type JSX } from 'solid-js';
import type { HelloProps } from './hello.ts';

export default function Hello(props: HelloProps): JSX.Element {
  return (
    <main>
      <h1>{props.title}</h1>
      <p>{props.text}</p>
      <ul>
        <For each={props.items}>{(item) => <li>{item}</li>}</For>
      </ul>
      <a href={props.link.href}>{props.link.text}</a>
    </main>
  );
}
