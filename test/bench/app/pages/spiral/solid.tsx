/** @jsxImportSource solid-js */
export { default } from '../../../views/spiral-solid.tsx';
export { head, loadNothing as getServerSideProps } from '../../../views/hello.ts';
