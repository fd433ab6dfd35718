import { describe, expect, it } from '@jest/globals';
import type { Figure } from '../../../bench/report/case.js';
import { renderReport, renderTable } from '../../../bench/report/markdown.js';

const claims = [
  { text: 'first', target: '<= 2 x' },
  { text: 'second', target: '1' },
];
const table = { columns: ['contestant', 'ms'], rows: [['creditgraph', '1.50']] };

function report(outcome: { measured: { figures: Figure[] } | null }) {
  return renderReport({
    machine: '2 cores',
    form: 'Short form.',
    outcomes: [
      {
        case: { name: 'case', title: 'A case', about: 'How.', claims, run: () => Promise.reject() },
        measured: outcome.measured === null ? null : { ...outcome.measured, table, raw: {} },
        failure: outcome.measured === null ? 'it disconnected' : null,
      },
    ],
  });
}

describe('the report', () => {
  it('pads a table for the terminal', () => {
    expect(renderTable(table)).toBe(
      ['| contestant  |   ms |', '|-------------|-----:|', '| creditgraph | 1.50 |'].join('\n'),
    );
  });

  it('has the targets above the measurements', () => {
    const text = report({
      measured: {
        figures: [
          { value: 1.5, text: '1.50 x', reached: true },
          { value: 100, text: '100', reached: false },
        ],
      },
    });
    expect(text).toMatch(/\| first +\| +1\.50 x \| +<= 2 x \| +yes \|/);
    expect(text).toMatch(/\| second +\| +100 \| +1 \| +\*\*no\*\* \|/);
    expect(text.indexOf('## Targets')).toBeLessThan(text.indexOf('## A case'));
  });

  it('names the cases that could not be measured, with the reason', () => {
    const text = report({ measured: null });
    expect(text).toMatch(/\| first +\| +not measured \| +<= 2 x \| +no \|/);
    expect(text).toContain('Not measured: it disconnected');
  });
});
