import { parseArgs } from 'node:util';

/** The message is one line with the remedy. */
export class UsageError extends Error {
  override readonly name = 'UsageError' as const;
}

export interface Arguments {
  readonly help: boolean;
  readonly seed: number;
  readonly minutes: number;
  /** Names of scenarios, in the order in which they run. */
  readonly only: readonly string[];
  /** The path of a plan of faults. */
  readonly plan: string | null;
}

const MINUTES = 10;
const MOST_MINUTES = 24 * 60;

/** Runs that are shorter have the short form. */
export const FULL_FORM_MINUTES = 5;

export const help = (known: readonly { readonly name: string; readonly title: string }[]) =>
  `Runs the built server under faults and load, and checks what it promises.

  npm run soak                      all scenarios, for ${MINUTES} minutes
  npm run soak -- --minutes M       the time of the whole run; under ${FULL_FORM_MINUTES}, waits and loads are short
  npm run soak -- --seed N          the seed of all random choices [1]
  npm run soak -- --only a,b        only these scenarios
  npm run soak -- --plan FILE       the faults of the scenario memory: JSON, see test/support/fault-plan.ts
  npm run soak -- --help            prints this help

${known.map(({ name, title }) => `  ${name.padEnd(12)}${title}`).join('\n')}

Prints a table with figures and targets; progress goes to standard error. The exit code is 1 when a figure misses its target or
a scenario fails.
`;

/**
 * @param known the names of all scenarios.
 * @throws {UsageError}
 */
export function readArguments(args: readonly string[], known: readonly string[]): Arguments {
  const values = parse(args);
  const names = values.only === undefined ? known : values.only.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new UsageError(`--only: no scenario is named "${unknown}"; the scenarios are ${known.join(', ')}`);
  }
  const seed = Number(values.seed ?? 1);
  if (!Number.isSafeInteger(seed) || seed < 0) throw new UsageError('--seed: must be a whole number from 0');
  const minutes = Number(values.minutes ?? MINUTES);
  if (!(minutes > 0 && minutes <= MOST_MINUTES)) {
    throw new UsageError(`--minutes: must be a number above 0, up to ${MOST_MINUTES}`);
  }
  return {
    help: values.help,
    seed,
    minutes,
    only: known.filter((name) => names.includes(name)),
    plan: values.plan ?? null,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        seed: { type: 'string' },
        minutes: { type: 'string' },
        only: { type: 'string' },
        plan: { type: 'string' },
      },
    }).values;
  } catch {
    throw new UsageError('takes only --seed N, --minutes M, --only a,b, --plan FILE and --help');
  }
}
