/** What few visits need: it is loaded where it is used. It gets what it needs of navigations, and imports none of it. */
export { animate } from './seldom/animate.ts';
export { showFailure } from './seldom/failure.ts';
export { prefetchLinks } from './seldom/prefetch-links.ts';
export { findShallow } from './seldom/shallow.ts';
export { waitFor } from './seldom/wait.ts';
