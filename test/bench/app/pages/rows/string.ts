export { default } from '../table/string.ts';
export { head } from '../../../views/hello.ts';
export { loadRows as getServerSideProps } from '../../../views/rows.ts';
