/** What the large table shows. */
export interface TableProps {
  rows: { id: string; name: string }[];
}

const rows = toRows(1_000);

export async function loadTable(): Promise<{ props: TableProps }> {
  return { props: { rows } };
}

export function toRows(length: number): TableProps['rows'] {
  return Array.from({ length }, (_, index) => ({
    id: `row-${index}`,
    // Some texts need escaping, so that nobody gets away without it.
    name: index % 10 === 0 ? `Salt & pepper <${index}>` : `An ordinary name, number ${index}`,
  }));
}
