/** @jsxImportSource preact */
export { default } from '../../../views/table-preact.tsx';
export { head } from '../../../views/hello.ts';
export { loadRows as getServerSideProps } from '../../../views/rows.ts';
