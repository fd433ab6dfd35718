import { median, spread } from '../measure/statistics.js';
import { digits, percent } from './format.js';

/** @typedef {import('../measure/rounds.js').Sample} Sample */
/** @typedef {import('../measure/rounds.js').Variant} Variant */

const COLUMNS = [
  'contestant',
  'CPU ms / request',
  'spread',
  'p50 ms',
  'p99 ms',
  'requests/s',
  'upstream calls / request',
  'requests / round',
];

/**
 * A row with the medians over rounds for each variant, and the samples of all rounds.
 *
 * @param {ReadonlyMap<Variant, readonly Sample[]>} samples
 * @returns {Pick<import('./case.js').Measured, 'table' | 'raw'>}
 */
export function loadTable(samples) {
  return {
    raw: Object.fromEntries([...samples].map(([{ title }, rounds]) => [title, rounds])),
    table: { columns: COLUMNS, rows: rowsOf(samples) },
  };
}

/** @param {ReadonlyMap<Variant, readonly Sample[]>} samples */
function rowsOf(samples) {
  return [...samples].map(([{ title }, rounds]) => [
    title,
    digits(medianOf(rounds, 'cpuMs')),
    percent(spread(rounds.map(({ cpuMs }) => cpuMs))),
    digits(medianOf(rounds, 'p50')),
    digits(medianOf(rounds, 'p99')),
    digits(medianOf(rounds, 'perSecond')),
    digits(medianOf(rounds, 'calls')),
    String(Math.round(medianOf(rounds, 'requests'))),
  ]);
}

/**
 * @param {readonly Sample[]} rounds
 * @param {keyof Sample} what
 */
export function medianOf(rounds, what) {
  return median(rounds.map((sample) => sample[what]));
}
