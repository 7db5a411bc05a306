/** @jsxImportSource solid-js */
import { For, type JSX } from 'solid-js';
import { tiles } from './spiral.ts';

export default function Spiral(): JSX.Element {
  return (
    <div id="wrapper">
      <For each={tiles}>
        {({ x, y }) => <div class="tile" style={{ left: `${x}px`, top: `${y}px` }} />}
      </For>
    </div>
  );
}
