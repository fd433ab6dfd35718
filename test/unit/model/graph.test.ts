import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type GraphQLOutputType,
  type GraphQLSchema,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import type { AssetReportGetResponse } from 'plaid';
import { MalformedAnswerError } from '../../../src/lib/malformed-answer.js';
import { mapAssetReportAnswer } from '../../../src/model/asset-report.mapper.js';
import { misfits, reportGraph } from './graph.js';
import { type Path, pathsIn, without, withValue } from './paths.js';
import { completeReport, wholeWithInsights } from './wire-report.js';

let graph: GraphQLSchema;

beforeAll(async () => {
  graph = await reportGraph();
});

function mapped(wire: unknown) {
  return mapAssetReportAnswer(wire as AssetReportGetResponse, '/asset_report/get', wholeWithInsights);
}

function typeOf(field: 'report' | 'warnings'): GraphQLOutputType {
  const type = graph.getQueryType()?.getFields()[field]?.type;
  if (type === undefined) throw new Error(`The graph has no ${field}`);
  return type;
}

function misfitsOf(answer: ReturnType<typeof mapped>): string[] {
  // Ids are made from the way to the report, and are no part of the model.
  const id = 'sealed';
  const items = answer.report.items.map((item) => ({
    ...item,
    id,
    accounts: item.accounts.map((account) => ({ ...account, id })),
  }));
  return [
    ...misfits({ ...answer.report, id, items }, typeOf('report'), 'report'),
    ...misfits(answer.warnings, typeOf('warnings'), 'warnings'),
  ];
}

function reportTypes() {
  return Object.values(graph.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type) && type.name !== 'Query',
  );
}

describe('the graph of an Asset Report', () => {
  it('shows every field of the model and no other', () => {
    expect(misfitsOf(mapped(completeReport()))).toEqual([]);
  });

  it('leaves fields to plain property access, which is what makes ten thousand transactions cheap', () => {
    const resolved = reportTypes().flatMap((type) =>
      isObjectType(type)
        ? Object.values(type.getFields())
            .filter((field) => field.resolve !== undefined)
            .map((field) => `${type.name}.${field.name}`)
        : [],
    );
    expect(resolved).toEqual([]);
  });
});

describe('a wire report with anything broken in it', () => {
  const wire = completeReport();
  const places = pathsIn(wire);
  const SECRET = 'm4rk-of-a-secret';

  /** Any JSON, and what JSON can say that JavaScript or GraphQL reads in its own way. */
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

  it('is either refused by endpoint and field, or read as what the graph can answer', () => {
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
          if (!(error instanceof MalformedAnswerError)) throw error;
          expect(error.message).toMatch(
            /^Malformed answer to POST \/asset_report\/get: [\w.[\]]+: expected [\w ]+, got [\w ]+$/,
          );
          expect(error.message).not.toContain(SECRET);
          outcomes.refused += 1;
        }
      }),
      { numRuns: 1_000 },
    );
    expect(Math.min(outcomes.read, outcomes.refused)).toBeGreaterThan(50);
  });
});
