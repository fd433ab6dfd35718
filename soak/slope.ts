export interface MemorySample {
  readonly atMs: number;
  readonly bytes: number;
}

/** The slope of the line through the samples by least squares, in bytes per ms. */
export function slopeOf(samples: readonly MemorySample[]): number {
  const meanAt = mean(samples.map(({ atMs }) => atMs));
  const meanBytes = mean(samples.map(({ bytes }) => bytes));
  const products = samples.map(({ atMs, bytes }) => (atMs - meanAt) * (bytes - meanBytes));
  const squares = samples.map(({ atMs }) => (atMs - meanAt) ** 2);
  return mean(products) / mean(squares);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
