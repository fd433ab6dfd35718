import { describe, expect, it } from '@jest/globals';
import type { AssetReportGetResponse } from 'plaid';
import { mapAssetReportResponse } from '../../../src/model/asset-report.mapper.js';
import { MalformedResponseError } from '../../../src/plaid/malformed-response.js';
import { wholeAnswer } from '../../support/whole-report.js';
import { guaranteed } from './guaranteed.js';
import { isAbout, isNothing, kindName, oddities } from './oddities.js';
import { differences, type Path, parse, pathsIn, spell, valueAt, without, withValue } from './paths.js';
import { completeReport, wholeWithInsights } from './wire-report.js';

function mapped(wire: unknown) {
  return wholeAnswer(
    mapAssetReportResponse(wire as AssetReportGetResponse, '/credit/relay/get', wholeWithInsights),
  );
}

function refusal(wire: unknown): MalformedResponseError {
  try {
    mapped(wire);
  } catch (error) {
    if (error instanceof MalformedResponseError) return error;
    throw error;
  }
  throw new Error('The report was read as if nothing were wrong');
}

const cases = Object.entries(guaranteed).map(([field, kind]) => ({ field, kind }));

describe('a guaranteed value', () => {
  const wire = completeReport();

  it.each(cases)('is part of the complete report: $field', ({ field }) => {
    expect(valueAt(wire, parse(field))).toBeDefined();
  });

  it.each(cases.filter(({ field }) => !field.endsWith(']')))(
    'is refused when missing: $field',
    ({ field, kind }) => {
      expect(refusal(without(wire, parse(field)))).toMatchObject({
        endpoint: '/credit/relay/get',
        field,
        rule: expect.stringMatching(
          new RegExp(`^expected an? [\\w ]*${kind === 'number' ? '' : kind}.*, got nothing$`),
        ),
      });
    },
  );

  it.each(cases)('is refused with another type: $field', ({ field, kind }) => {
    for (const [name, oddity] of Object.entries(oddities).filter(([name]) => name !== kind)) {
      const error = refusal(withValue(wire, parse(field), oddity));
      expect([name, error.endpoint, error.field]).toEqual([name, '/credit/relay/get', field]);
      expect(error.message).toContain(`POST /credit/relay/get: ${field}: expected `);
      expect(error.message).toMatch(new RegExp(`got (a |an )?${name}$`));
      expect(error.message).not.toMatch(/000-12|987|654/);
    }
  });

  it('must be finite when it is a number', () => {
    const field = 'report.items[0].accounts[1].transactions[2].amount';
    expect(refusal(withValue(wire, parse(field), Number.POSITIVE_INFINITY))).toMatchObject({
      field,
      rule: 'expected a finite number, got a number',
    });
  });

  it.each([[null], ['text'], [[]], [7], [undefined]])(
    'is missing in the response %p, which is refused',
    (answer) => {
      expect(refusal(withValue({ report: answer, warnings: [], request_id: 'r' }, ['x'], 0)).field).toBe(
        'report',
      );
    },
  );
});

describe('an optional value', () => {
  const wire = completeReport();
  const model = mapped(wire);
  // All elements of a list are guaranteed alike, so one is tested.
  const checked = new Set(Object.keys(guaranteed).map(likeRows));
  // The last element of each list, because a wrong index would then hit an earlier element.
  const places = new Map(pathsIn(wire).map((path) => [likeRows(spell(path)), path]));
  const optional = [...places].filter(([field]) => !checked.has(field)).map(([, path]) => path);

  it('is a large part of the report', () => {
    expect(optional.length).toBeGreaterThan(400);
  });

  it.each(optional.map((path) => ({ field: spell(path), path })))(
    'may be null, absent or invalid, and affects nothing else: $field',
    ({ path }) => {
      const value = valueAt(wire, path);
      const odd = Object.entries(oddities).filter(([name]) => name !== kindName(value));
      for (const changed of [
        without(wire, path),
        ...odd.map(([, oddity]) => withValue(wire, path, oddity)),
      ]) {
        const answer = mapped(changed);
        const { omitted, ...rest } = withoutOmissions(answer);
        for (const difference of differences(model, rest).filter(isRead)) {
          expect([spell(difference), isAbout(modelPath(path), difference)]).toEqual([
            spell(difference),
            true,
          ]);
          expect(isNothing(valueAt(rest, difference), valueAt(model, difference))).toBe(true);
        }
        expect(omitted).toEqual(isShortened(changed, rest, path) ? [spell(listAround(path))] : []);
      }
    },
  );

  it.each([
    ['a holding without its security id', 'holdings[0].security_id', 'holdings'],
    ['a security that is null', 'securities[0]', 'securities'],
    ['an investment transaction without an amount', 'transactions[0].amount', 'transactions'],
  ])('when invalid, costs %s, with a warning in the report', (_what, place, list) => {
    const investments = 'report.items[0].accounts[1].investments';
    const { report, warnings } = mapped(withValue(wire, parse(`${investments}.${place}`), null));
    expect(valueAt(report.items[0]?.accounts[1]?.investments, [list])).toEqual([]);
    expect(warnings.slice(1)).toEqual([
      {
        warningType: 'CREDITGRAPH_WARNING',
        warningCode: 'ENTRIES_OMITTED',
        warningCodeRaw: 'ENTRIES_OMITTED',
        field: `${investments}.${list}`,
        cause: null,
        accountIds: null,
      },
    ]);
  });

  it('is null for an owner that is a string, and the owner still counts', () => {
    const owners = 'report.items[0].accounts[1].owners[0]';
    const { report, warnings } = mapped(withValue(wire, parse(owners), 'Wilhelmina'));
    expect(report.items[0]?.accounts[1]?.owners).toEqual([
      { names: [], phoneNumbers: [], emails: [], addresses: [] },
    ]);
    expect(warnings).toHaveLength(1);
  });

  it.each([
    ['report.days_requested', 'report.daysRequested'],
    ['report.items[0].accounts[0].days_available', 'report.items[0].accounts[0].daysAvailable'],
  ])('that is a fraction of a day is not rounded: %s', (field, read) => {
    expect(valueAt(mapped(withValue(wire, parse(field), 60.75)), parse(read))).toBe(60.75);
  });

  it('that is a fractional count is null', () => {
    const count = 'report.insights.risk.gambling.transactions_count';
    const answer = mapped(withValue(wire, parse(count), 4.5));
    expect(answer.report.insights?.risk?.gambling?.transactionsCount).toBeNull();
  });

  it('is null in the model when Plaid does not send it', () => {
    const field = parse('report.items[0].accounts[0].balances.available');
    expect(valueAt(mapped(without(wire, field)), modelPath(field))).toBeNull();
    expect(valueAt(mapped(withValue(wire, field, '100')), modelPath(field))).toBeNull();
  });
});

/** The fields from Plaid without the computed ones: `coverage` changes with each missing part. */
function isRead(path: Path): boolean {
  return !path.includes('coverage');
}

/** The warnings of creditgraph and the rest of a response; for omitted entries, only the names of the lists. */
function withoutOmissions(answer: ReturnType<typeof mapped>) {
  const isOurs = ({ warningType }: { warningType: string | null }) => warningType === 'CREDITGRAPH_WARNING';
  return {
    ...answer,
    warnings: answer.warnings.filter((warning) => !isOurs(warning)),
    omitted: answer.warnings.filter(isOurs).flatMap(({ field }) => (field === null ? [] : [field])),
  };
}

/** Whether the list at a place has fewer entries in the model than in Plaid's response. */
function isShortened(wire: unknown, model: unknown, path: Path): boolean {
  const onWire = valueAt(wire, listAround(path));
  const read = valueAt(model, modelPath(listAround(path)));
  return Array.isArray(onWire) && Array.isArray(read) && read.length < onWire.length;
}

function listAround(path: Path): Path {
  return path.slice(
    0,
    path.findLastIndex((key) => typeof key === 'number'),
  );
}

function likeRows(field: string): string {
  return field.replace(/(items|accounts|transactions)\[\d\]/g, '$1[n]');
}

/** The model path of a wire path. */
function modelPath(path: readonly (string | number)[]): readonly (string | number)[] {
  return path.flatMap<string | number>((key, index) => {
    if (key === 'data' && path[index - 2] === 'addresses') return [];
    if (key === 'account_insights') return ['insights'];
    if (key === 'transactions' && typeof path[index - 1] === 'number') return ['allTransactions'];
    return typeof key === 'number' ? [key] : [key.replace(/_(\w)/g, (_, letter) => letter.toUpperCase())];
  });
}
