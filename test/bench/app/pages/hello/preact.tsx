/** @jsxImportSource preact */
export { default } from '../../../views/hello-preact.tsx';
export { head, loadHello as getServerSideProps } from '../../../views/hello.ts';
