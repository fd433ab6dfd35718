import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buildSchema } from 'graphql';
import { ANYBODY, type Caller } from '../../../src/auth/principal.js';
import { createPreparing, type PreparedDocument } from '../../../src/operation/prepare.js';
import { responseCacheKey } from '../../../src/responses/response-cache-key.js';

const schema = buildSchema(`
  type Query { a(v: X): Int b: Int }
  type Mutation { a: Int c: Int }
  type Subscription { a: Int }
  scalar X
`);
const preparing = createPreparing(schema, null);

const anybody: Caller = { principal: ANYBODY, purpose: null };

function key(body: unknown, type = 'application/json', method = 'POST', caller = anybody): string | null {
  const { query: text } = body as { query?: string };
  const prepared = typeof text === 'string' ? preparedFrom(text) : preparedFrom('{ a }');
  return responseCacheKey({ method, type, body }, prepared, caller);
}

function preparedFrom(text: string): PreparedDocument {
  const prepared = preparing.prepare(text);
  if ('code' in prepared) throw prepared.errors[0];
  return prepared;
}

const query = 'query A($v: X) { a(v: $v) } query B { b } mutation C { c }';
const withVariable = (json: string) =>
  key(JSON.parse(`{"query":"query ($v: X) { a(v: $v) }","variables":{"v":${json}}}`));

describe('a response cache key', () => {
  it('differs for values that a client can tell apart', () => {
    const values = [
      ...['null', '1', '"1"', '-1', '1.5', '9007199254740993', '1e308', 'true', '"true"', '"null"', '""'],
      ...['[]', '{}', '[[]]', '[null]', '[{}]', '{"a":null}', '{"a":1}', '["a",1]', '[["a",1]]', '"[]"'],
      ...['"\\ud800"', '"\\udfff"', '"\\ufffd"', '"\\u00e9"', '"e\\u0301"', '"\\u0000"', '"\\ufeff"'],
      ...['{"__proto__":{"a":1}}', '{"constructor":{"a":1}}', '{"toJSON":1}', '{"length":0}'],
      ...['[1,2]', '[2,1]', '{"0":1,"1":2}', '{"0":2,"1":1}'],
    ];
    const keys = values.map(withVariable);
    expect(keys).not.toContain(null);
    expect(new Set(keys).size).toBe(values.length);
  });

  it('differs for callers with different access', () => {
    const callers: Caller[] = [
      anybody,
      { principal: ANYBODY, purpose: 'underwriting' },
      { principal: { ...ANYBODY, tenant: 'north' }, purpose: null },
      { principal: { ...ANYBODY, scopes: new Set(['reports:read']) }, purpose: null },
      { principal: { ...ANYBODY, scopes: new Set(['reports:read', 'pii:read']) }, purpose: null },
      { principal: { ...ANYBODY, scopes: new Set() }, purpose: null },
    ];
    const keys = callers.map((caller) => key({ query: '{ a }' }, undefined, 'POST', caller));
    expect(new Set(keys).size).toBe(callers.length);
    const scopes = ['pii:read', 'reports:read'] as const;
    const other = { principal: { ...ANYBODY, subject: 'other', scopes: new Set(scopes) }, purpose: null };
    expect(key({ query: '{ a }' }, undefined, 'POST', other)).toBe(keys[4]);
  });

  it('is equal for equal values in different forms', () => {
    for (const [one, other] of [
      ['1', '1.0'],
      ['100', '1e2'],
      ['"a"', '"\\u0061"'],
      ['{"a":1,"b":{"c":2,"d":3}}', '{"b":{"d":3,"c":2},"a":1}'],
      ['{"a":1,"a":2}', '{"a":2}'],
    ] as const) {
      expect(withVariable(one)).toBe(withVariable(other));
    }
  });

  it('is unique for variables as JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.jsonValue({ maxDepth: 4 }), (one, other) => {
        const same = JSON.stringify(one) === JSON.stringify(other);
        if (same) expect(withVariable(JSON.stringify(one))).toBe(withVariable(JSON.stringify(other)));
        else if (!isReordered(one, other)) {
          expect(withVariable(JSON.stringify(one))).not.toBe(withVariable(JSON.stringify(other)));
        }
      }),
    );
  });

  it('depends on each character of the document, on the operation and on the response type', () => {
    const keys = [
      key({ query, operationName: 'A' }),
      key({ query, operationName: 'B' }),
      key({ query: `${query} `, operationName: 'A' }),
      key({ query: `\ufeff${query}`, operationName: 'A' }),
      key({ query: `${query} # a`, operationName: 'A' }),
      key({ query, operationName: 'A' }, 'application/graphql-response+json'),
    ];
    expect(keys).not.toContain(null);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it.each<[string, unknown, string?]>([
    ['a mutation', { query: 'mutation { a }' }],
    ['a mutation next to queries', { query, operationName: 'C' }],
    ['a subscription', { query: 'subscription { a }' }],
    ['several operations without a name', { query }],
    ['an unknown operation', { query, operationName: 'D' }],
    ['an empty name', { query: '{ a }', operationName: '' }],
    ['a GET request', { query: '{ a }' }, 'GET'],
    ['a batch', [{ query: '{ a }' }]],
    ['a persisted query', { query: '{ a }', extensions: { persistedQuery: {} } }],
    ['extensions of a wrong type', { query: '{ a }', extensions: 'a' }],
    ['a list of extensions', { query: '{ a }', extensions: [] }],
    ['variables of a wrong type', { query: '{ a }', variables: [] }],
    ['an infinite number', { query: '{ a }', variables: { a: [{ b: Number.POSITIVE_INFINITY }] } }],
    [
      'variables that are deep',
      { query: '{ a }', variables: JSON.parse(`{"a":${'['.repeat(20)}${']'.repeat(20)}}`) },
    ],
  ])('is null for %s', (_what, body, method = 'POST') => {
    expect(key(body, undefined, method)).toBeNull();
  });
});

/** Whether two values differ only in the order of keys. */
function isReordered(one: unknown, other: unknown): boolean {
  try {
    expect(one).toEqual(other);
    return true;
  } catch {
    return false;
  }
}
