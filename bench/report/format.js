/**
 * A figure with about three digits; more would be noise.
 *
 * @param {number} value
 */
export function digits(value) {
  if (value >= 100) return Math.round(value).toLocaleString('en-US');
  if (value >= 10) return value.toFixed(1);
  return value.toFixed(2);
}

/** @param {number} value 1.4 is 1.40 x. */
export function times(value) {
  return `${digits(value)} x`;
}

/** @param {number} share 0.12 is 12 %. */
export function percent(share) {
  return `${Math.round(share * 100)} %`;
}

/** @param {number} bytes */
export function megabytes(bytes) {
  return `${Math.round(bytes / 1_000_000)} MB`;
}
