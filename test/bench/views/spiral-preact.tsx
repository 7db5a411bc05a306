/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { tiles } from './spiral.ts';

export default function Spiral(): JSX.Element {
  return (
    <div id="wrapper">
      {tiles.map(({ x, y }) => (
        <div class="tile" style={{ left: `${x}px`, top: `${y}px` }} />
      ))}
    </div>
  );
}
