/** What few visits need: it is loaded where it is used. */
export { animate } from './seldom/animate.ts';
export { toCanonical } from './seldom/canonical.ts';
export { findData, keepData, prefetchData } from './seldom/data.ts';
export { showFailure } from './seldom/failure.ts';
export { isLoop } from './seldom/loop.ts';
export { prefetchLinks } from './seldom/prefetch-links.ts';
export { refreshPage } from './seldom/refresh.ts';
export { findShallow } from './seldom/shallow.ts';
