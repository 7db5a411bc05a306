export { go, watchLinks } from './navigation/go.ts';
export { updateHead } from './navigation/head.ts';
export { createLoader } from './navigation/loader.ts';
export { prefetchPage } from './navigation/prefetch.ts';
export { loadSeldom, openTable } from './navigation/table.ts';
