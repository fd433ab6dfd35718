import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  GraphQLList,
  type GraphQLNamedType,
  GraphQLNonNull,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  isOutputType,
} from 'graphql';
import type { AssetReportGetResponse } from 'plaid';
import { createSchema } from '../../../src/graphql/schema.js';
import { mapAssetReportResponse } from '../../../src/model/asset-report.mapper.js';
import { MalformedResponseError } from '../../../src/plaid/malformed-response.js';
import { runs } from '../../support/runs.js';
import { wholeAnswer } from '../../support/whole-report.js';
import { misfits } from './graph.js';
import { type Path, pathsIn, without, withValue } from './paths.js';
import { completeReport, wholeWithInsights } from './wire-report.js';

let graph: GraphQLSchema;

beforeAll(async () => {
  graph = await createSchema();
});

function mapped(wire: unknown) {
  return wholeAnswer(
    mapAssetReportResponse(wire as AssetReportGetResponse, '/asset_report/get', wholeWithInsights),
  );
}

function typeOf(name: string): GraphQLNonNull<never> {
  const type = graph.getType(name);
  if (!isOutputType(type)) throw new Error(`The graph has no ${name}`);
  return new GraphQLNonNull(type) as GraphQLNonNull<never>;
}

function misfitsOf(answer: ReturnType<typeof mapped>): string[] {
  return [
    ...misfits(answer.report, typeOf('AssetReport'), 'report'),
    ...misfits(answer.warnings, new GraphQLList(typeOf('Warning')), 'warnings'),
  ];
}

describe('the graph of an Asset Report', () => {
  it('shows every field of the model and no other', () => {
    expect(misfitsOf(mapped(completeReport()))).toEqual([]);
  });

  it('has no resolvers for the fields of transactions and balances, which makes ten thousand of them cheap', () => {
    const resolved = new Set<string>();
    const find = (value: unknown, type: GraphQLNamedType): void => {
      if (Array.isArray(value)) for (const one of value) find(one, type);
      if (!isObjectType(type) || typeof value !== 'object' || value === null) return;
      for (const { name, type: inner, resolve } of Object.values(type.getFields())) {
        if (!(name in value)) continue;
        if (resolve !== undefined) resolved.add(`${type.name}.${name}`);
        find((value as Record<string, unknown>)[name], getNamedType(inner));
      }
    };
    find(mapped(completeReport()).report, getNamedType(typeOf('AssetReport')));
    expect([...resolved].sort()).toEqual([
      'Account.allTransactions',
      'Account.coverage',
      'Account.historicalBalances',
      'AssetReport.coverage',
      'AssetReport.items',
      'Item.accounts',
      'ReportUser.ssn',
    ]);
  });
});

describe('a wire report with any broken value', () => {
  const wire = completeReport();
  const places = pathsIn(wire);
  const SECRET = 'm4rk-of-a-secret';

  /** Random JSON values, including those that JavaScript or GraphQL treats specially. */
  const oddity = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom<unknown>(
      SECRET,
      { secret: SECRET },
      [SECRET],
      [[null]],
      Number.POSITIVE_INFINITY,
      2 ** 31,
      -0.5,
      JSON.parse('{"__proto__":{"amount":1}}'),
      { length: 3, constructor: null, toString: null },
    ),
  );
  const breakage = fc.record({
    path: fc.constantFrom<Path>(...places),
    value: fc.oneof({ weight: 1, arbitrary: fc.constant(undefined) }, { weight: 3, arbitrary: oddity }),
  });

  it('is either refused with endpoint and field, or mapped to values that the graph can serialize', () => {
    const outcomes = { read: 0, refused: 0 };
    fc.assert(
      fc.property(fc.array(breakage, { minLength: 1, maxLength: 3 }), (breakages) => {
        const broken = breakages.reduce<unknown>(
          (before, { path, value }) =>
            value === undefined ? without(before, path) : withValue(before, path, value),
          wire,
        );
        try {
          expect(misfitsOf(mapped(broken))).toEqual([]);
          outcomes.read += 1;
        } catch (error) {
          if (!(error instanceof MalformedResponseError)) throw error;
          expect(error.message).toMatch(
            /^Malformed response to POST \/asset_report\/get: [\w.[\]]+: expected [\w ]+, got [\w ]+$/,
          );
          expect(error.message).not.toContain(SECRET);
          outcomes.refused += 1;
        }
      }),
      { numRuns: runs(200) },
    );
    expect(Math.min(outcomes.read, outcomes.refused)).toBeGreaterThan(0);
  });
});
