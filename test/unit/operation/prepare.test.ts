import { createHash } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { createPreparing, type PreparedDocument, type Preparing } from '../../../src/operation/prepare.js';

const schema = buildSchema('type Query { a(x: Int): Int } type Mutation { b: Int }');

let preparing: Preparing;
beforeAll(() => {
  preparing = createPreparing(schema, 50);
});

function valid(text: string): PreparedDocument {
  const prepared = preparing.prepare(text);
  if ('code' in prepared) throw prepared.errors[0];
  return prepared;
}

describe('a prepared document', () => {
  it('is parsed and validated once, and found by the SHA-256 of its text', () => {
    const text = 'query A { a }';
    const prepared = valid(text);
    expect(prepared.hash).toBe(createHash('sha256').update(text).digest('hex'));
    expect(valid(text)).toBe(prepared);
    expect(preparing.byHash(prepared.hash)).toBe(prepared);
    expect(valid(`${text} `)).not.toBe(prepared);
  });

  it('is found by its own text among long ones of the same length', () => {
    const long = (end: string) => `{ a } # ${' '.repeat(20_000)}${end}`;
    const [one, other] = [valid(long('1')), valid(long('2'))];
    expect(one).not.toBe(other);
    expect(valid(long('1'))).toBe(one);
    expect(valid(long('2'))).toBe(other);
    expect(preparing.byHash(other.hash)).toBe(other);
  });

  it('returns the operation of a name, or its only one without a name', () => {
    expect(valid('query A { a }').operation(null)?.name).toBe('A');
    expect(valid('query A { a }').operation('')).toBeNull();
    expect(valid('{ a }').operation(undefined)).toMatchObject({ name: null, kind: 'query' });
    const two = valid('query A { a } mutation B { b }');
    expect(two.operation(null)).toBeNull();
    expect(two.operation('C')).toBeNull();
    expect(two.operation('B')?.kind).toBe('mutation');
  });

  it('names the variables of conditions in the order of their definition', () => {
    const { conditions } =
      valid(
        'query ($x: Int, $b: Boolean!, $a: Boolean!) { b: a(x: $x) @skip(if: $a) ... @include(if: $b) { a } }',
      ).operation(null) ?? {};
    expect(conditions).toEqual(['b', 'a']);
  });
});

describe('an invalid document', () => {
  it.each([
    ['{', 'GRAPHQL_PARSE_FAILED'],
    [`{ ${'a '.repeat(60)} }`, 'GRAPHQL_PARSE_FAILED'],
    ['{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    [`{ ${Array.from({ length: 9 }, (_, n) => `x${n}`).join(' ')} }`, 'GRAPHQL_VALIDATION_FAILED'],
  ])('%s has a code and only a few errors', (text, code) => {
    const prepared = preparing.prepare(text);
    expect(prepared).toMatchObject({ code });
    expect('errors' in prepared && prepared.errors.length).toBeLessThanOrEqual(6);
  });
});

it('only a few of many long documents are cached', () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const heap = () => {
    collect();
    return process.memoryUsage().heapUsed;
  };
  const before = heap();
  // 25 MB of text.
  for (let turn = 0; turn < 100; turn += 1) valid(`{ a } # ${turn}${' '.repeat(250_000)}`);
  expect(heap() - before).toBeLessThan(18_000_000);
});
