/** @jsxImportSource preact */
export { default } from '../../../views/spiral-preact.tsx';
export { head, loadNothing as getServerSideProps } from '../../../views/hello.ts';
