import { styleText } from 'node:util';
import type { Diagnosis } from './diagnosis.js';
import type { Finding } from './finding.js';
import { withProgress } from './progress.js';

const MARKS: Readonly<Record<Finding['status'], string>> = {
  ok: styleText('green', '✓'),
  warning: styleText('yellow', '!'),
  failure: styleText('red', '✗'),
  skipped: styleText('dim', '-'),
};

const NAME_WIDTH = 14;

/** Prints a line for each finding as soon as all before it are printed. */
export async function report(
  diagnoses: readonly Diagnosis[],
  isJson: boolean,
): Promise<{ readonly failures: number }> {
  const counts = { ok: 0, warning: 0, failure: 0, skipped: 0 };
  for (const { check, findings } of diagnoses) {
    for (const finding of await (isJson ? findings : withProgress(check, findings))) {
      counts[finding.status] += 1;
      process.stdout.write(`${isJson ? JSON.stringify({ check, ...finding }) : lineOf(check, finding)}\n`);
    }
  }
  if (!isJson) process.stdout.write(`\n${summary(counts)}\n`);
  return { failures: counts.failure };
}

function lineOf(check: string, { status, text, remedy }: Finding): string {
  const line = remedy === null ? text : `${text}; ${remedy}`;
  return `${MARKS[status]} ${check.padEnd(NAME_WIDTH)} ${status === 'skipped' ? styleText('dim', line) : line}`;
}

function summary({ warning, failure }: { readonly warning: number; readonly failure: number }): string {
  if (failure === 0 && warning === 0) return styleText('green', 'All checks passed.');
  const warnings = `${warning} ${warning === 1 ? 'warning' : 'warnings'}`;
  if (failure === 0) return styleText('yellow', `No failures, ${warnings}.`);
  return styleText('red', `${failure} ${failure === 1 ? 'failure' : 'failures'}, ${warnings}.`);
}
