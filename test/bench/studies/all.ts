import { studyDevelopment } from './development.ts';
import type { Study } from './figure.ts';
import { studyScaling } from './scaling.ts';
import { studySize } from './size.ts';
import { studyStart } from './start.ts';

/** All that can be found out beside the races. */
export const studies: Readonly<Record<string, Study>> = {
  start: studyStart,
  size: studySize,
  scaling: studyScaling,
  development: studyDevelopment,
};
