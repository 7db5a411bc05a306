/** @jsxImportSource solid-js */
import { For, type JSX } from 'solid-js';
import type { TableProps } from './table.ts';

export default function Table(props: TableProps): JSX.Element {
  return (
    <table>
      <tbody>
        <For each={props.rows}>
          {(row) => (
            <tr>
              <Cell value={row.id} />
              <Cell value={row.name} />
            </tr>
          )}
        </For>
      </tbody>
    </table>
  );
}

function Cell(props: { value: string }): JSX.Element {
  return <td>{props.value}</td>;
}
