import { describe, expect, it } from '@jest/globals';
import { OperationTypeNode } from 'graphql';
import { isShedAt } from '../../../src/operation/shedding.js';

const EXPORT = { cost: 90_000, upstreamCalls: 1 };
const QUERY = { cost: 193, upstreamCalls: 1 };
const CHEAP = { cost: 7, upstreamCalls: 0 };
const CHANGE = { cost: 4, upstreamCalls: 2 };

function shedAt(load: number) {
  return {
    export: isShedAt(OperationTypeNode.QUERY, EXPORT, load),
    query: isShedAt(OperationTypeNode.QUERY, QUERY, load),
    cheap: isShedAt(OperationTypeNode.QUERY, CHEAP, load),
    mutation: isShedAt(OperationTypeNode.MUTATION, CHANGE, load),
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
    expect(isShedAt(OperationTypeNode.MUTATION, EXPORT, 0.3)).toBe(true);
  });
});
