import { For } from 'solid-js';

export default function Hello(props) {
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
