import { beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLList, GraphQLNonNull, type GraphQLSchema, isObjectType, isOutputType } from 'graphql';
import { createSchema } from '../../../src/graphql/schema.js';
import { mapCashflowInsights } from '../../../src/model/cashflow-insights.mapper.js';
import { mapCashflowReportPage } from '../../../src/model/cashflow-report.mapper.js';
import { MalformedResponseError } from '../../../src/plaid/malformed-response.js';
import { misfits } from './graph.js';
import { oddities } from './oddities.js';
import { pathsIn, without, withValue } from './paths.js';
import { completeInsights, completePage } from './wire-cashflow.js';

let graph: GraphQLSchema;
beforeAll(async () => {
  graph = await createSchema();
});

function misfitsOf(value: unknown, typeName: string): string[] {
  const type = graph.getType(typeName);
  if (!isOutputType(type)) throw new Error(`The graph has no ${typeName}`);
  const row = new GraphQLList(new GraphQLNonNull(type));
  return misfits(value, new GraphQLNonNull(Array.isArray(value) ? row : type), typeName);
}

function misfitsOfPage(wire: unknown): string[] {
  const { accounts, item, transactions } = mapCashflowReportPage(wire as never, '/cashflow_report/get');
  return [
    ...misfitsOf(accounts, 'BusinessAccount'),
    ...misfitsOf(item, 'CashflowItem'),
    ...misfitsOf(transactions, 'CashflowTransaction'),
  ];
}

function misfitsOfInsights(wire: unknown): string[] {
  return misfitsOf(mapCashflowInsights(wire as never, '/cashflow_report/insights/get'), 'CashflowInsights');
}

const answers = [
  { of: 'a page', wire: completePage() as object, misfitsIn: misfitsOfPage },
  { of: 'insights', wire: completeInsights(), misfitsIn: misfitsOfInsights },
];

describe.each(answers)('the graph of $of', ({ wire, misfitsIn }) => {
  it('shows every field of the model and no other', () => {
    expect(misfitsIn(wire)).toEqual([]);
  });

  it('can serialize every value that the mapper accepts', () => {
    let read = 0;
    for (const path of pathsIn(wire)) {
      const broken = Object.values<unknown>({
        ...oddities,
        huge: 2 ** 31,
        endless: Number.POSITIVE_INFINITY,
      });
      for (const changed of [without(wire, path), ...broken.map((odd) => withValue(wire, path, odd))]) {
        try {
          expect(misfitsIn(changed)).toEqual([]);
          read += 1;
        } catch (error) {
          if (!(error instanceof MalformedResponseError)) throw error;
        }
      }
    }
    expect(read).toBeGreaterThan(500);
  });
});

describe('the whole graph', () => {
  it('has no resolvers for the fields of a transaction, because a page has thousands of them', () => {
    for (const name of ['CashflowTransaction', 'Counterparty', 'Location', 'PaymentMeta']) {
      const type = graph.getType(name);
      const fields = isObjectType(type) ? Object.values(type.getFields()) : [];
      expect(fields.length).toBeGreaterThan(0);
      expect(fields.filter(({ resolve }) => resolve !== undefined).map((field) => field.name)).toEqual([]);
    }
  });
});
