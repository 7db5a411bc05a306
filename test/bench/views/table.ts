/** What the large table shows. */
export interface TableProps {
  rows: { id: string; name: string }[];
}

const rows = Array.from({ length: 1_000 }, (_, index) => ({
  id: `row-${index}`,
  // Some texts need escaping, so that nobody gets away without it.
  name: index % 10 === 0 ? `Salt & pepper <${index}>` : `An ordinary name, number ${index}`,
}));

export async function loadTable(): Promise<{ props: TableProps }> {
  return { props: { rows } };
}
