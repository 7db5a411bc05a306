import node from '@astrojs/node';
import solid from '@astrojs/solid-js';

export default {
  output: 'server',
  adapter: node({ mode: 'standalone' }),
  integrations: [solid()],
};
