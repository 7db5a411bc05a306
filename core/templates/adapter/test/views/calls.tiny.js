import { h } from '../../src/h.js';

export default ({ onRender }) => {
  onRender();
  return h('p', {}, 'called');
};
