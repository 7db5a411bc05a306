/** @jsxImportSource solid-js */
export { default } from '../../../views/table-solid.tsx';
export { head } from '../../../views/hello.ts';
export { loadTable as getServerSideProps } from '../../../views/table.ts';
