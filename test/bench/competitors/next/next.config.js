import { join } from 'node:path';

/** The page's data stands outside of this folder. */
export default {
  turbopack: { root: join(import.meta.dirname, '../..') },
};
