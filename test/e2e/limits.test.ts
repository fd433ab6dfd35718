import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema, getIntrospectionQuery } from 'graphql';
import { fullExport } from '../support/full-export.js';
import { given, startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let token: string;
beforeAll(async () => {
  app = await startTestApp();
  token = given(app.sandbox.samples.relayTokens[0], 'a relay token').relayToken;
});
afterAll(() => app.stop());

const schema = buildSchema(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'));

const times = (count: number, write: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => write(n)).join(' ');

const aliases = (count: number, field = '__typename') => times(count, (n) => `a${n}: ${field}`);

describe('an operation that is too large is refused with the limit and its size, and is not executed', () => {
  let shallow: TestApp;
  beforeAll(async () => {
    shallow = await startTestApp({ LIMIT_DEPTH: '7' });
  });
  afterAll(() => shallow.stop());

  it.each([
    ['tokens', 1_500, 1_501, `{ ${times(1_500, () => 'a')} }`],
    [
      'depth',
      7,
      8,
      '{ relayToken(token: "a") { assetReport { report { items { accounts { transactions { nodes { amount } } } } } } } }',
    ],
    ['rootFields', 20, 21, `{ ${times(21, () => '__typename')} }`],
    ['aliases', 30, 31, `{ relayToken(token: "a") { ${aliases(31)} } }`],
    [
      'directives',
      50,
      52,
      `{ relayToken(token: "a") { ${times(26, () => 'token @skip(if: false) @include(if: true)')} } }`,
    ],
    ['upstreamCalls', 20, 21, 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }'],
  ])('%s', async (rule, max, actual, query) => {
    const ids = Array.from({ length: actual }, () => 'a');
    const variables = rule === 'upstreamCalls' ? { ids } : {};
    const { status, errors, data } = await shallow.send({ query, variables });
    expect(errors).toMatchObject([
      { extensions: { code: 'OPERATION_TOO_LARGE', limit: { rule, max, actual } } },
    ]);
    expect(errors[0]?.message).toContain(`${actual} `);
    expect({ status, data }).toEqual({ status: 400, data: undefined });
    expect(shallow.sandbox.calls.total).toBe(0);
  });

  it('cost', async () => {
    const { status, errors } = await app.send({ query: fullExport(schema, 10), variables: { token } });
    expect(status).toBe(400);
    expect(errors).toMatchObject([
      { extensions: { code: 'OPERATION_TOO_LARGE', limit: { rule: 'cost', max: 2_000_000 } } },
    ]);
    expect(app.sandbox.calls.total).toBe(0);
  });
});

it('one export of a whole report is accepted', async () => {
  const { status, errors, data } = await app.send({ query: fullExport(schema), variables: { token } });
  expect({ status, errors }).toEqual({ status: 200, errors: [] });
  expect(JSON.stringify(data)).toContain('"status":"READY"');
});

it('the standard introspection query is accepted', async () => {
  const { status, errors } = await app.send({ query: getIntrospectionQuery() });
  expect({ status, errors }).toEqual({ status: 200, errors: [] });
});

it('a response has the first five of many errors', async () => {
  const { errors } = await app.send({ query: `{ ${times(100, (n) => `nothing${n}`)} }` });
  expect(errors).toHaveLength(6);
  expect(errors[5]?.message).toBe('Too many validation errors, error limit reached. Validation aborted.');
});
