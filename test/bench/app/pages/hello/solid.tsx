/** @jsxImportSource solid-js */
export { default } from '../../../views/hello-solid.tsx';
export { head, loadHello as getServerSideProps } from '../../../views/hello.ts';
