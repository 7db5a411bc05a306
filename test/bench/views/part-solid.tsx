/** @jsxImportSource solid-js */
import { For, type JSX } from 'solid-js';
import type { Part as PartProps } from './deferred.ts';

/** A part that comes late. */
export function Part(props: PartProps): JSX.Element {
  return (
    <section>
      <h2>{props.heading}</h2>
      <ul>
        <For each={props.items}>{(item) => <li>{item}</li>}</For>
      </ul>
    </section>
  );
}
