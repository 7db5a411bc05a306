import { html, type Html } from '@plinth/string';
import type { TableProps } from '../../../views/table.ts';

export { head } from '../../../views/hello.ts';
export { loadTable as getServerSideProps } from '../../../views/table.ts';

export default function Table({ rows }: TableProps): Html {
  return html`<table><tbody>${rows.map(
    ({ id, name }) => html`<tr>${Cell(id)}${Cell(name)}</tr>`,
  )}</tbody></table>`;
}

function Cell(value: string): Html {
  return html`<td>${value}</td>`;
}
