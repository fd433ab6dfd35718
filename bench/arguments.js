import { parseArgs } from 'node:util';

/** What a person got wrong, in a line with the remedy. */
export class UsageError extends Error {
  /** @override */
  name = 'UsageError';
}

const ROUNDS = { short: 3, full: 7 };
const MOST_ROUNDS = 100;

export const HELP = `What a request costs in creditgraph, beside what a user could pick instead and what the machine can do.

  npm run bench                   the short form, within 3 minutes on two quiet cores
  npm run bench -- --full         everybody in every case, and ${ROUNDS.full} longer rounds
  npm run bench -- --cases a,b    only these cases
  npm run bench -- --rounds n     so many rounds, from 1 to ${MOST_ROUNDS} [${ROUNDS.short}]
  npm run bench -- --json FILE    writes what was measured there too
  npm run bench -- --help         prints this

Prints a table in Markdown; progress goes to standard error. Ends with 1 when something could not be measured; a target
that is not reached is a result.
`;

/**
 * @typedef {object} Arguments
 * @property {boolean} help
 * @property {boolean} full
 * @property {number} rounds
 * @property {readonly string[]} cases their names, in the order in which they run.
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
    throw new UsageError(
      `--cases: there is no ${unknown || 'case without a name'}; there are ${known.join(', ')}`,
    );
  }
  const number = rounds === undefined ? (full ? ROUNDS.full : ROUNDS.short) : Number(rounds);
  if (!Number.isInteger(number) || number < 1 || number > MOST_ROUNDS) {
    throw new UsageError(`--rounds: takes a whole number from 1 to ${MOST_ROUNDS}`);
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
    throw new UsageError('takes --full, --cases a,b, --rounds n, --json FILE and --help, and nothing else');
  }
}
