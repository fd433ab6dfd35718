import { beforeAll, describe, expect, it } from '@jest/globals';
import { type GraphQLObjectType, type GraphQLSchema, getNamedType, isObjectType } from 'graphql';
import { createSchema } from '../../../src/graphql/schema.js';
import { accountAttributes } from '../../../src/model/attributes/credit-attributes.js';
import { account, balance, TODAY, transaction } from '../model/attributes/accounts.js';
import { misfits } from '../model/graph.js';

let schema: GraphQLSchema;
beforeAll(async () => {
  schema = await createSchema();
});

/** Attributes without nulls, or with all nulls that missing categories cause. */
function attributes(categorized: boolean) {
  const allTransactions = ['BANK_PENALTIES', 'LOAN_DISBURSEMENTS', 'LOAN_PAYMENTS'].map((primary) =>
    transaction({ date: TODAY, amount: 12, primary: categorized ? primary : null, currency: 'USD' }),
  );
  const own = account({ allTransactions, historicalBalances: [balance(TODAY, -1)] });
  return accountAttributes(own, { asOf: TODAY, outlierThreshold: 10 });
}

function typeOf(field: string) {
  const type = schema.getType('CreditAttributes');
  if (!isObjectType(type)) throw new Error('CreditAttributes is no object');
  return getNamedType(type.getFields()[field]?.type);
}

function groups(): GraphQLObjectType[] {
  const type = schema.getType('CreditAttributes');
  const fields = isObjectType(type) ? Object.values(type.getFields()) : [];
  return fields.map((field) => getNamedType(field.type)).filter(isObjectType);
}

describe('the attributes in the schema', () => {
  it('are exactly those of the model, for an account and a report', () => {
    for (const name of ['Account', 'AssetReport']) {
      const type = schema.getType(name);
      const field = isObjectType(type) ? type.getFields().attributes : undefined;
      if (field === undefined) throw new Error(`${name} has no attributes`);
      for (const categorized of [true, false]) {
        expect(misfits(attributes(categorized), field.type, name)).toEqual([]);
      }
    }
  });

  it('are marked as needing Insights exactly when they are null without them', () => {
    const [plain] = attributes(false);
    const [rich] = attributes(true);
    const nullIn = (entry: object | undefined) =>
      Object.entries(entry ?? {}).flatMap(([group, values]) =>
        typeof values !== 'object' || values === null
          ? []
          : Object.entries(values as object)
              .filter(([, value]) => value === null)
              .map(([name]) => `${typeOf(group)?.name}.${name}`),
      );
    const declared = groups().flatMap((type) =>
      Object.values(type.getFields())
        .filter(({ extensions }) => extensions.needsInsights === true)
        .map(({ name }) => `${type.name}.${name}`),
    );
    expect(nullIn(rich)).toEqual([]);
    expect(declared.sort()).toEqual(nullIn(plain).sort());
    expect(declared).toHaveLength(21);
  });
});
