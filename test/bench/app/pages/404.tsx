/** @jsxImportSource preact */
export { default } from '../../views/missing-preact.tsx';
export { head } from '../../views/hello.ts';
