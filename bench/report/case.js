/**
 * One thing that is measured, with what is to be reached in it.
 *
 * @typedef {object} Case
 * @property {string} name for `--cases`.
 * @property {string} title
 * @property {string} about how it is measured, in a sentence or two below the title.
 * @property {readonly Claim[]} claims
 * @property {(bench: import('../bench.js').Bench) => Promise<Measured>} run
 */

/**
 * @typedef {object} Claim
 * @property {string} text what the figure is of.
 * @property {string} target as people read it.
 */

/**
 * @typedef {object} Measured
 * @property {readonly Figure[]} figures one for each claim, in the same order.
 * @property {Table} table
 * @property {object} raw what the table was made of, of each round where there are rounds, for `--json`.
 */

/**
 * @typedef {object} Figure
 * @property {number} value
 * @property {string} text as people read it.
 * @property {boolean} reached
 */

/**
 * @typedef {object} Table
 * @property {readonly string[]} columns the first holds words, the others numbers.
 * @property {readonly (readonly string[])[]} rows
 */

/**
 * What came of a case.
 *
 * @typedef {object} Outcome
 * @property {Case} case
 * @property {Measured | null} measured null where it could not be measured.
 * @property {string | null} failure why it could not.
 */

export {};
