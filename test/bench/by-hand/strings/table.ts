import type { TableProps } from '../../views/table.ts';
import { escape } from './escape.ts';

export default function renderTable({ rows }: TableProps): string {
  let html = '<table><tbody>';
  for (const { id, name } of rows) {
    html += `<tr><td>${escape(id)}</td><td>${escape(name)}</td></tr>`;
  }
  return `${html}</tbody></table>`;
}
