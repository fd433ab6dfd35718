/**
 * @param {readonly number[]} values not empty. For an even number, the result is the mean of the middle two.
 */
export function median(values) {
  const sorted = ascending(values);
  const middle = Math.floor(sorted.length / 2);
  const upper = at(sorted, middle);
  return sorted.length % 2 === 1 ? upper : (at(sorted, middle - 1) + upper) / 2;
}

/**
 * The smallest value that at least this share of all values does not exceed (nearest rank). It is one of the values.
 *
 * @param {readonly number[]} values not empty.
 * @param {number} share from 0 to 1: 0.99 for p99.
 */
export function percentile(values, share) {
  const sorted = ascending(values);
  return at(sorted, Math.max(0, Math.ceil(share * sorted.length) - 1));
}

/**
 * The spread: (max - min) / median.
 *
 * @param {readonly number[]} values not empty.
 */
export function spread(values) {
  const sorted = ascending(values);
  return (at(sorted, sorted.length - 1) - at(sorted, 0)) / median(values);
}

/**
 * The median of the ratios within each round. A slow round affects both values, so its ratio is still valid.
 *
 * @param {readonly number[]} numerators one per round.
 * @param {readonly number[]} denominators of the same rounds.
 */
export function medianRatio(numerators, denominators) {
  if (numerators.length !== denominators.length)
    throw new RangeError('each round needs one numerator and one denominator');
  return median(numerators.map((numerator, round) => numerator / at(denominators, round)));
}

/** @param {readonly number[]} values */
function ascending(values) {
  return [...values].sort((a, b) => a - b);
}

/**
 * @param {readonly number[]} values
 * @param {number} index
 */
function at(values, index) {
  const value = values[index];
  if (value === undefined) throw new RangeError('values must not be empty');
  return value;
}
