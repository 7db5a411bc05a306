import type { GetServerSideProps } from '@plinth/core';
import { type TableProps, toRows } from './table.ts';

/** As many rows as the address asks for. */
export const loadRows: GetServerSideProps<TableProps> = async ({ query }) => ({
  props: { rows: toRows(Number(query['rows'])) },
});
