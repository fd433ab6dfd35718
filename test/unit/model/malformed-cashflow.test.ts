import { describe, expect, it } from '@jest/globals';
import { mapCashflowInsights } from '../../../src/model/cashflow-insights.mapper.js';
import {
  mapCashflowReportPage,
  mapCashflowTransactionsPage,
} from '../../../src/model/cashflow-report.mapper.js';
import { MalformedResponseError } from '../../../src/plaid/malformed-response.js';
import { guaranteedOfInsights, guaranteedOfPage } from './cashflow-guaranteed.js';
import { isAbout, isNothing, kindName, oddities } from './oddities.js';
import { differences, type Path, parse, pathsIn, spell, valueAt, without, withValue } from './paths.js';
import { completeInsights, completePage } from './wire-cashflow.js';

const ofTransactionsPage = Object.fromEntries(
  Object.entries(guaranteedOfPage).filter(([field]) => /^(transactions|total_|next_|has_)/.test(field)),
);

const answers = [
  {
    endpoint: '/cashflow_report/get',
    wire: completePage() as object,
    map: mapCashflowReportPage as (wire: never, endpoint: string) => object,
    guaranteed: guaranteedOfPage,
  },
  {
    endpoint: '/cashflow_report/transactions/get',
    wire: completePage(),
    map: mapCashflowTransactionsPage,
    guaranteed: ofTransactionsPage,
  },
  {
    endpoint: '/cashflow_report/insights/get',
    wire: completeInsights(),
    map: mapCashflowInsights,
    guaranteed: guaranteedOfInsights,
  },
];

describe.each(answers)('a response of $endpoint', ({ endpoint, wire, map, guaranteed }) => {
  const mapped = (changed: unknown) => map(changed as never, endpoint);
  const cases = Object.entries(guaranteed).map(([field, kind]) => ({ field, kind }));

  function refusal(changed: unknown): MalformedResponseError {
    try {
      mapped(changed);
    } catch (error) {
      if (error instanceof MalformedResponseError) return error;
      throw error;
    }
    throw new Error('The answer was read as if nothing were wrong');
  }

  it.each(cases.filter(({ field }) => !field.endsWith(']')))('is refused without $field', ({ field }) => {
    expect(valueAt(wire, parse(field))).toBeDefined();
    expect(refusal(without(wire, parse(field)))).toMatchObject({
      endpoint,
      field,
      rule: expect.stringMatching(/^expected an? .+, got nothing$/),
    });
  });

  it.each(cases)('is refused with another type of $field, whose value is not shown', ({ field, kind }) => {
    for (const [name, oddity] of Object.entries(oddities).filter(([name]) => name !== kind)) {
      const error = refusal(withValue(wire, parse(field), oddity));
      expect([name, error.endpoint, error.field]).toEqual([name, endpoint, field]);
      expect(error.message).toMatch(new RegExp(`: expected .+, got (a |an )?${name}$`));
      expect(error.message).not.toMatch(/000-12|987|654/);
    }
  });

  it('loses only an optional value that is null, absent or invalid', () => {
    const model = mapped(wire);
    const checked = new Set(Object.keys(guaranteed).map(likeRows));
    const optional = pathsIn(wire).filter((path) => !checked.has(likeRows(spell(path))));
    expect(optional.length).toBeGreaterThan(100);
    for (const path of optional) {
      const odd = Object.entries(oddities).filter(([name]) => name !== kindName(valueAt(wire, path)));
      for (const changed of [
        without(wire, path),
        ...odd.map(([, oddity]) => withValue(wire, path, oddity)),
      ]) {
        const answer = mapped(changed);
        for (const difference of differences(model, answer)) {
          expect([
            spell(path),
            spell(difference),
            isAbout(modelPath(path), withoutDirection(difference)),
          ]).toEqual([spell(path), spell(difference), true]);
          expect(isNothing(valueAt(answer, difference), valueAt(model, difference))).toBe(true);
        }
      }
    }
  });
});

function likeRows(field: string): string {
  return field.replace(
    /(accounts|transactions|counterparties|historical_balances|monthly_summaries)\[\d\]/g,
    '$1[n]',
  );
}

/** The direction depends on the amount. */
function withoutDirection(difference: Path): Path {
  return difference.map((key) => (key === 'direction' ? 'amount' : key));
}

/** The model path of a wire path. */
function modelPath(path: Path): Path {
  return path.flatMap<string | number>((key, index) => {
    if (key === 'data' && path[index - 2] === 'addresses') return [];
    return typeof key === 'number' ? [key] : [key.replace(/_(\w)/g, (_, letter) => letter.toUpperCase())];
  });
}
