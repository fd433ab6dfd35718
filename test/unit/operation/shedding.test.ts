import { describe, expect, it } from '@jest/globals';
import { OperationTypeNode } from 'graphql';
import { isShed } from '../../../src/operation/shedding.js';

const EXPORT = { cost: 90_000, upstreamCalls: 1 };
const QUERY = { cost: 193, upstreamCalls: 1 };
const CHEAP = { cost: 7, upstreamCalls: 0 };
const CHANGE = { cost: 4, upstreamCalls: 2 };

function shedAt(load: number) {
  return {
    export: isShed(OperationTypeNode.QUERY, EXPORT, load),
    query: isShed(OperationTypeNode.QUERY, QUERY, load),
    cheap: isShed(OperationTypeNode.QUERY, CHEAP, load),
    mutation: isShed(OperationTypeNode.MUTATION, CHANGE, load),
  };
}

describe('an operation is refused', () => {
  it.each([
    [0.25, { export: false, query: false, cheap: false, mutation: false }],
    [0.26, { export: true, query: false, cheap: false, mutation: false }],
    [0.5, { export: true, query: false, cheap: false, mutation: false }],
    [0.51, { export: true, query: true, cheap: false, mutation: false }],
    [1, { export: true, query: true, cheap: false, mutation: false }],
  ])(
    'at a load of %d: exports first, then queries, but neither cheap operations nor mutations',
    (load, expected) => {
      expect(shedAt(load)).toEqual(expected);
    },
  );

  it('as an export also when a mutation selects one', () => {
    expect(isShed(OperationTypeNode.MUTATION, EXPORT, 0.3)).toBe(true);
  });
});
