/** @jsxImportSource preact */
export { default } from '../../../views/cards-preact.tsx';
export { head } from '../../../views/hello.ts';
export { loadCards as getServerSideProps } from '../../../views/cards.ts';
