/** @jsxImportSource preact */
export { default } from '../../../views/table-preact.tsx';
export { head } from '../../../views/hello.ts';
export { loadTable as getServerSideProps } from '../../../views/table.ts';
