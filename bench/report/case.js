/**
 * A measurement with its targets.
 *
 * @typedef {object} Case
 * @property {string} name for `--cases`.
 * @property {string} title
 * @property {string} about how it is measured, in one or two sentences.
 * @property {readonly Claim[]} claims
 * @property {(bench: import('../bench.js').Bench) => Promise<Measured>} run
 */

/**
 * @typedef {object} Claim
 * @property {string} text the name of the figure.
 * @property {string} target for the report.
 */

/**
 * @typedef {object} Measured
 * @property {readonly Figure[]} figures one for each claim, in the same order.
 * @property {Table} table
 * @property {object} raw the data of the table for `--json`, per round if there are rounds.
 */

/**
 * @typedef {object} Figure
 * @property {number} value
 * @property {string} text for the report.
 * @property {boolean} reached
 */

/**
 * @typedef {object} Table
 * @property {readonly string[]} columns the first has words, the others have numbers.
 * @property {readonly (readonly string[])[]} rows
 */

/**
 * The result of a case.
 *
 * @typedef {object} Outcome
 * @property {Case} case
 * @property {Measured | null} measured null when it could not be measured.
 * @property {string | null} failure why it could not be measured.
 */

export {};
