/** The median of measured values, with an interval that makes no assumption about their distribution. */
export interface Estimate {
  median: number;
  low: number;
  high: number;
}

/**
 * Estimates the median, with the interval of the sign test: between two of the sorted values, chosen so
 * that the true median lies there with a probability of at least 95 %. Below six values that is none.
 */
export function estimateMedian(values: readonly number[]): Estimate {
  const sorted = values.toSorted((a, b) => a - b);
  const outside = countOutside(sorted.length);
  return {
    median: toMedian(sorted),
    low: outside < 0 ? -Infinity : sorted[outside]!,
    high: outside < 0 ? Infinity : sorted[sorted.length - 1 - outside]!,
  };
}

/** The middle value, or the mean of the two. */
export function toMedian(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1]! + sorted[Math.floor(middle)]!) / 2;
}

/** How many values on each side may be left out: each is below the median like a coin falls. */
function countOutside(count: number): number {
  let probability = 0.5 ** count;
  let tail = probability;
  let outside = -1;
  while (tail <= 0.025) {
    outside++;
    probability *= (count - outside) / (outside + 1);
    tail += probability;
  }
  return outside;
}
