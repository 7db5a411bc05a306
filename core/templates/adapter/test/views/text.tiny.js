import { h } from '../../src/h.js';

export default ({ text }) => h('p', { title: text }, text);
