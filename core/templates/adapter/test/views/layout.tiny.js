import { h } from '../../src/h.js';

export default ({ name, children }) => h('section', { title: name }, children);
