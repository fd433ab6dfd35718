import { median, medianRatio } from '../measure/statistics.js';
import { times } from './format.js';

/** @typedef {import('../measure/rounds.js').Sample} Sample */
/** @typedef {import('../measure/rounds.js').Variant} Variant */

/**
 * The ratio of two variants, computed within each round.
 *
 * @param {ReadonlyMap<Variant, readonly Sample[]>} samples
 * @param {'cpuMs' | 'perSecond'} what
 * @param {Variant} numerator
 * @param {Variant} denominator
 */
export function ratioOf(samples, what, numerator, denominator) {
  /** @param {Variant} variant */
  const column = (variant) => (samples.get(variant) ?? []).map((sample) => sample[what]);
  return medianRatio(column(numerator), column(denominator));
}

/**
 * @param {number} ratio
 * @param {number} limit
 * @returns {import('./case.js').Figure}
 */
export function atMost(ratio, limit) {
  return { value: ratio, text: times(ratio), reached: ratio <= limit };
}

/**
 * @param {number} ratio
 * @param {number} limit
 * @returns {import('./case.js').Figure}
 */
export function atLeast(ratio, limit) {
  return { value: ratio, text: times(ratio), reached: ratio >= limit };
}

/**
 * Fails a figure about cached reports if a variant called the upstream.
 *
 * @param {import('./case.js').Figure} figure
 * @param {ReadonlyMap<Variant, readonly Sample[]>} samples
 * @param {readonly Variant[]} variants that must be served from the cache.
 * @returns {import('./case.js').Figure}
 */
export function whereCached(figure, samples, variants) {
  const isCached = variants.every(
    (variant) => median((samples.get(variant) ?? []).map(({ calls }) => calls)) === 0,
  );
  return isCached ? figure : { ...figure, text: `${figure.text}, not cached`, reached: false };
}
