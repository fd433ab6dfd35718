import { describe, expect, it } from '@jest/globals';
import { OperationTypeNode } from 'graphql';
import { areReadsRefusedAt, isShedAt } from '../../../src/operation/shedding.js';

const EXPORT = { cost: 90_000, upstreamCalls: 1 };
const QUERY = { cost: 193, upstreamCalls: 1 };
const CHEAP = { cost: 7, upstreamCalls: 0 };
const CHANGE = { cost: 4, upstreamCalls: 2 };

function shedAt(load: number) {
  const loads = { process: load, reads: 0 };
  return {
    export: isShedAt(OperationTypeNode.QUERY, EXPORT, loads),
    query: isShedAt(OperationTypeNode.QUERY, QUERY, loads),
    cheap: isShedAt(OperationTypeNode.QUERY, CHEAP, loads),
    mutation: isShedAt(OperationTypeNode.MUTATION, CHANGE, loads),
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
    expect(isShedAt(OperationTypeNode.MUTATION, EXPORT, { process: 0.3, reads: 0 })).toBe(true);
  });

  it('for reads of reports only as an export: the report of another query may be cached', () => {
    const loads = { process: 0, reads: 0.9 };
    expect(isShedAt(OperationTypeNode.QUERY, EXPORT, loads)).toBe(true);
    expect(isShedAt(OperationTypeNode.QUERY, QUERY, loads)).toBe(false);
    expect([areReadsRefusedAt({ reads: 0.5 }), areReadsRefusedAt(loads)]).toEqual([false, true]);
  });
});
