import { h } from '../../src/h.js';

export default [h('b', {})];
