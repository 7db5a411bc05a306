/** @jsxImportSource preact */
import type { JSX } from 'preact';
import type { TableProps } from './table.ts';

export default function Table({ rows }: TableProps): JSX.Element {
  return (
    <table>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <Cell value={row.id} />
            <Cell value={row.name} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ value }: { value: string }): JSX.Element {
  return <td>{value}</td>;
}
