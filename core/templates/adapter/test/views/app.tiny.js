import { h } from '../../src/h.js';

export default ({ Component, pageProps }) => h('div', { id: 'app' }, Component(pageProps));
