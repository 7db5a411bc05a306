/** @jsxImportSource solid-js */
export { default } from '../../../views/table-solid.tsx';
export { head } from '../../../views/hello.ts';
export { loadRows as getServerSideProps } from '../../../views/rows.ts';
