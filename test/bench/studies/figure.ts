import type { Built } from '../build.ts';
import { type Estimate, estimateMedian } from '../statistics.ts';

/** One thing that was found out beside the races. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  /** Where the true value lies with 95 %; none: it was measured once, or it is exact. */
  interval?: Pick<Estimate, 'low' | 'high'>;
  /** What the value is to be at most. */
  mark?: number;
}

/** What a study is given. */
export interface Setting {
  built: Built;
  rounds: number;
}

/** Finds figures out. */
export type Study = (setting: Setting) => Promise<Figure[]>;

/** The median of measured values as a figure. */
export function toFigure(
  name: string,
  values: readonly number[],
  unit: string,
  mark?: number,
): Figure {
  const { median, low, high } = estimateMedian(values);
  const interval = Number.isFinite(low) ? { low, high } : undefined;
  return { name, value: median, unit, ...(interval && { interval }), ...(mark && { mark }) };
}

/** As with races, only an interval that lies on one side of the mark decides. */
export function judgeFigure({ value, interval, mark }: Figure): string {
  if (mark === undefined) return '';
  const { low, high } = interval ?? { low: value, high: value };
  if (high <= mark) return 'kept';
  return low > mark ? 'missed' : 'undecided';
}
