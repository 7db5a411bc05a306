import { h } from '../../src/h.js';

const Item = ({ text }) => h('li', {}, text);

export default ({ items }) =>
  h(
    'ul',
    {},
    items.map((text) => Item({ text })),
  );
