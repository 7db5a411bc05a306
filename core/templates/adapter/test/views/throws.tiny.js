import { h } from '../../src/h.js';

export default ({ fails, thrown }) => {
  if (fails) throw thrown;
  return h('p', {}, 'fine');
};
