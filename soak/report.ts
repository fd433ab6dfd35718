import { describeMachine } from '../bench/report/machine.js';
import { renderTable } from '../bench/report/markdown.js';
import type { Arguments } from './arguments.js';
import type { Figure, Scenario } from './scenario.js';

/** The result of a scenario. */
export interface Outcome {
  readonly scenario: Scenario;
  readonly figures: readonly Figure[];
  /** Why it did not run to its end; null if it did. */
  readonly failure: string | null;
}

/** A table in Markdown for each scenario. */
export function renderReport(
  { seed, minutes }: Pick<Arguments, 'seed' | 'minutes'>,
  outcomes: readonly Outcome[],
): string {
  return [
    `Seed ${seed}, ${minutes} min. ${describeMachine()}.`,
    ...outcomes.flatMap(({ scenario: { name, title, about }, figures, failure }) => [
      `## ${name}: ${title}`,
      about,
      failure === null ? renderTable({ columns: COLUMNS, rows: figures.map(rowOf) }) : `Failed: ${failure}`,
    ]),
  ].join('\n\n');
}

/** The asserted figures that missed their target, or the scenario's failure. */
export function missedBy({ scenario: { name }, figures, failure }: Outcome): readonly string[] {
  if (failure !== null) return [`${name}: ${failure}`];
  return figures
    .filter(({ target }) => target?.isReached === false)
    .map(({ what, measured, target }) => `${name}: ${what}: ${measured}, target ${target?.text}`);
}

const COLUMNS = ['what', 'measured', 'target', 'reached'];

function rowOf({ what, measured, target }: Figure): readonly string[] {
  if (target === null) return [what, measured, '', ''];
  return [what, measured, target.text, target.isReached ? 'yes' : '**no**'];
}
