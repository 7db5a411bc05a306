import node from '@astrojs/node';
import preact from '@astrojs/preact';

export default {
  output: 'server',
  adapter: node({ mode: 'standalone' }),
  integrations: [preact()],
};
