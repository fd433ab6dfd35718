import { describe, expect, it } from '@jest/globals';
import type { AssetReportGetResponse } from 'plaid';
import { MalformedAnswerError } from '../../../src/lib/malformed-answer.js';
import { mapAssetReportAnswer } from '../../../src/model/asset-report.mapper.js';
import { guaranteed } from './guaranteed.js';
import { isAbout, isNothing, kindName, oddities } from './oddities.js';
import { differences, type Path, parse, pathsIn, spell, valueAt, without, withValue } from './paths.js';
import { completeReport, wholeWithInsights } from './wire-report.js';

function mapped(wire: unknown) {
  return mapAssetReportAnswer(wire as AssetReportGetResponse, '/credit/relay/get', wholeWithInsights);
}

function refusal(wire: unknown): MalformedAnswerError {
  try {
    mapped(wire);
  } catch (error) {
    if (error instanceof MalformedAnswerError) return error;
    throw error;
  }
  throw new Error('The report was read as if nothing were wrong');
}

const cases = Object.entries(guaranteed).map(([field, kind]) => ({ field, kind }));

describe('a guaranteed value', () => {
  const wire = completeReport();

  it.each(cases)('is in the complete report: $field', ({ field }) => {
    expect(valueAt(wire, parse(field))).toBeDefined();
  });

  it.each(cases.filter(({ field }) => !field.endsWith(']')))('is missed: $field', ({ field, kind }) => {
    expect(refusal(without(wire, parse(field)))).toMatchObject({
      endpoint: '/credit/relay/get',
      field,
      rule: expect.stringMatching(
        new RegExp(`^expected an? [\\w ]*${kind === 'number' ? '' : kind}.*, got nothing$`),
      ),
    });
  });

  it.each(cases)('is of another kind: $field', ({ field, kind }) => {
    for (const [name, oddity] of Object.entries(oddities).filter(([name]) => name !== kind)) {
      const error = refusal(withValue(wire, parse(field), oddity));
      expect([name, error.endpoint, error.field]).toEqual([name, '/credit/relay/get', field]);
      expect(error.message).toContain(`POST /credit/relay/get: ${field}: expected `);
      expect(error.message).toMatch(new RegExp(`got (a |an )?${name}$`));
      expect(error.message).not.toMatch(/000-12|987|654/);
    }
  });

  it('that is a number is a finite one', () => {
    const field = 'report.items[0].accounts[1].transactions[2].amount';
    expect(refusal(withValue(wire, parse(field), Number.POSITIVE_INFINITY))).toMatchObject({
      field,
      rule: 'expected a finite number, got a number',
    });
  });

  it.each([[2 ** 31], [-(2 ** 31) - 1], [Number.NaN]])('that is a number of days fits an Int: %p', (days) => {
    expect(refusal(withValue(wire, ['report', 'days_requested'], days)).rule).toBe(
      'expected a whole number of 32 bits, got a number',
    );
  });

  it.each([[null], ['text'], [[]], [7], [undefined]])('is missed in an answer that is %p', (answer) => {
    expect(refusal(withValue({ report: answer, warnings: [], request_id: 'r' }, ['x'], 0)).field).toBe(
      'report',
    );
  });
});

describe('any other value', () => {
  const wire = completeReport();
  const model = mapped(wire);
  // A row of like elements is guaranteed as its tested one is.
  const checked = new Set(Object.keys(guaranteed).map(likeRows));
  // One of each row; the last, so that what stands before it would show a mistake in the path.
  const places = new Map(pathsIn(wire).map((path) => [likeRows(spell(path)), path]));
  const optional = [...places].filter(([field]) => !checked.has(field)).map(([, path]) => path);

  it('is much of the report', () => {
    expect(optional.length).toBeGreaterThan(400);
  });

  it.each(optional.map((path) => ({ field: spell(path), path })))(
    'may be null, absent or odd, and costs nothing else: $field',
    ({ path }) => {
      const value = valueAt(wire, path);
      const odd = Object.entries(oddities).filter(([name]) => name !== kindName(value));
      for (const changed of [
        without(wire, path),
        ...odd.map(([, oddity]) => withValue(wire, path, oddity)),
      ]) {
        const answer = mapped(changed);
        for (const difference of differences(model, answer).filter(isRead)) {
          expect([spell(difference), isAbout(modelPath(path), difference)]).toEqual([
            spell(difference),
            true,
          ]);
          expect(isNothing(valueAt(answer, difference), valueAt(model, difference))).toBe(true);
        }
      }
    },
  );

  it('reads as null, in the model, where the wire has none', () => {
    const field = parse('report.items[0].accounts[0].balances.available');
    expect(valueAt(mapped(without(wire, field)), modelPath(field))).toBeNull();
    expect(valueAt(mapped(withValue(wire, field, '100')), modelPath(field))).toBeNull();
  });
});

/** What is read from the wire, and not computed: a part that is missing is also said in `coverage` and `warnings`. */
function isRead(path: Path): boolean {
  return !path.includes('coverage') && path[0] !== 'warnings';
}

function likeRows(field: string): string {
  return field.replace(/(items|accounts|transactions)\[\d\]/g, '$1[n]');
}

/** Where the model has what the wire has at a path. */
function modelPath(path: readonly (string | number)[]): readonly (string | number)[] {
  return path.flatMap<string | number>((key, index) => {
    if (key === 'data' && path[index - 2] === 'addresses') return [];
    if (key === 'account_insights') return ['insights'];
    if (key === 'transactions' && typeof path[index - 1] === 'number') return ['allTransactions'];
    return typeof key === 'number' ? [key] : [key.replace(/_(\w)/g, (_, letter) => letter.toUpperCase())];
  });
}
