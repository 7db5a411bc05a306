/** @jsxImportSource solid-js */
export { default } from '../../../views/cards-solid.tsx';
export { head } from '../../../views/hello.ts';
export { loadCards as getServerSideProps } from '../../../views/cards.ts';
