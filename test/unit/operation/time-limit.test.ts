import { expect, it } from '@jest/globals';
import { createSchema } from '../../../src/graphql/schema.js';
import { createPreparing } from '../../../src/operation/prepare.js';

const REFRESH = 'refreshCashflowReport(input: { accessToken: "a" }) { requestId }';
const REMOVE = 'removeRelayToken(input: { relayToken: "r" }) { requestId }';

it.each([
  ['a query', '{ __typename }', 30_000],
  ['a mutation', `mutation { ${REMOVE} }`, 50_000],
  ['a refresh of a Cashflow Report', `mutation { ${REFRESH} }`, 120_000],
  ['one that is renamed, beside another', `mutation { ${REMOVE} other: ${REFRESH} }`, 120_000],
  ['one in a fragment', `mutation { ...F } fragment F on Mutation { ... { ${REFRESH} } }`, 120_000],
])('%s has its time', async (_what, text, limitMs) => {
  const prepared = createPreparing(await createSchema(), null).prepare(text);
  if ('code' in prepared) throw new Error(prepared.errors.map(({ message }) => message).join());
  expect(prepared.operation(null)?.timeLimitMs).toBe(limitMs);
});
