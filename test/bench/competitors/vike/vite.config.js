import vike from 'vike/plugin';

export default { plugins: [vike()], oxc: { jsx: { runtime: 'automatic', importSource: 'react' } } };
