/** @typedef {import('./case.js').Outcome} Outcome */
/** @typedef {import('./case.js').Table} Table */

/**
 * The whole report: the targets, and below them the measurements.
 *
 * @param {object} run
 * @param {string} run.machine
 * @param {string} run.form
 * @param {readonly Outcome[]} run.outcomes
 */
export function renderReport({ machine, form, outcomes }) {
  return [
    '# The cost of a request',
    `${machine}. ${form}`,
    'Ratios are computed within a round; the report shows medians over rounds. CPU is that of the whole server process, as the operating system reports it. All contestants get the same selection; reports of up to 10,000 transactions come with Insights, unless a row says otherwise, and those of 100,000 are asked for with `includeInsights: false` by all alike.',
    '## Targets',
    renderTable(targetTable(outcomes)),
    ...outcomes.flatMap(renderOutcome),
  ].join('\n\n');
}

/**
 * @param {readonly Outcome[]} outcomes
 * @returns {Table}
 */
export function targetTable(outcomes) {
  return {
    columns: ['what', 'measured', 'to reach', 'reached'],
    rows: outcomes.flatMap(({ case: { claims }, measured }) =>
      claims.map(({ text, target }, index) => {
        const figure = measured?.figures[index];
        return figure === undefined
          ? [text, 'not measured', target, 'no']
          : [text, figure.text, target, figure.reached ? 'yes' : '**no**'];
      }),
    ),
  };
}

/** @param {Outcome} outcome */
function renderOutcome({ case: { title, about }, measured, failure }) {
  const result = measured === null ? `Not measured: ${failure}` : renderTable(measured.table);
  return [`## ${title}`, about, result];
}

/**
 * Padded, so that it is readable in a terminal too. The first column has words, the others have figures.
 *
 * @param {Table} table
 */
export function renderTable({ columns, rows }) {
  const widths = columns.map((column, index) =>
    Math.max(column.length, ...rows.map((row) => row[index]?.length ?? 0)),
  );
  /** @param {readonly string[]} cells */
  const line = (cells) =>
    `| ${widths
      .map((width, index) => {
        const cell = cells[index] ?? '';
        return index === 0 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join(' | ')} |`;
  const rule = `|${widths.map((width, index) => (index === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  return [line(columns), rule, ...rows.map(line)].join('\n');
}
