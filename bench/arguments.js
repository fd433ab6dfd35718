import { parseArgs } from 'node:util';

/** The message is one line with the remedy. */
export class UsageError extends Error {
  /** @override */
  name = 'UsageError';
}

const ROUNDS = { short: 9, full: 7 };
const MOST_ROUNDS = 100;

export const HELP = `Measures the cost of a request in creditgraph, compared with alternatives and with the limits of the machine.

  npm run bench                   the short form, about 15 minutes on two quiet cores
  npm run bench -- --full         all contestants in all cases, and ${ROUNDS.full} longer rounds
  npm run bench -- --cases a,b    only these cases
  npm run bench -- --rounds n     the number of rounds, from 1 to ${MOST_ROUNDS} [${ROUNDS.short}]
  npm run bench -- --json FILE    also writes the measurements to a file
  npm run bench -- --help         prints this help

Prints tables in Markdown; progress goes to standard error. The exit code is 1 when a case could not be measured. A missed
target is a result.
`;

/**
 * @typedef {object} Arguments
 * @property {boolean} help
 * @property {boolean} full
 * @property {number} rounds
 * @property {readonly string[]} cases names, in the order in which they run.
 * @property {string | null} json a path.
 */

/**
 * @param {readonly string[]} args
 * @param {readonly string[]} known the names of all cases.
 * @returns {Arguments}
 * @throws {UsageError}
 */
export function readArguments(args, known) {
  const { help, full, cases, rounds, json } = parse(args);
  const names = cases === undefined ? known : cases.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new UsageError(`--cases: no case is named "${unknown}"; the cases are ${known.join(', ')}`);
  }
  const number = rounds === undefined ? (full ? ROUNDS.full : ROUNDS.short) : Number(rounds);
  if (!Number.isInteger(number) || number < 1 || number > MOST_ROUNDS) {
    throw new UsageError(`--rounds: must be a whole number from 1 to ${MOST_ROUNDS}`);
  }
  return {
    help,
    full,
    rounds: number,
    cases: known.filter((name) => names.includes(name)),
    json: json ?? null,
  };
}

/** @param {readonly string[]} args */
function parse(args) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        full: { type: 'boolean', default: false },
        cases: { type: 'string' },
        rounds: { type: 'string' },
        json: { type: 'string' },
      },
    }).values;
  } catch {
    throw new UsageError('takes only --full, --cases a,b, --rounds n, --json FILE and --help');
  }
}
