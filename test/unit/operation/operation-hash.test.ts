import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { operationHash } from '../../../src/operation/operation-hash.js';

const hashOf = (text: string) => operationHash(parse(text));

describe('the hash of an operation', () => {
  it('is the SHA-256 of its text, as in a manifest', () => {
    const text = 'query A($token: String!) {\n  relayToken(token: $token) { id } }';
    expect(hashOf(text)).toBe(createHash('sha256').update(text).digest('hex'));
  });

  it('does not depend on literals', () => {
    for (const [one, other] of [
      ['{ a(ssn: "123-45-6789") }', '{ a(ssn: "987-65-4321") }'],
      ['{ a(amount: 12) }', '{ a(amount: 13) }'],
      ['{ a(amount: 1.5) }', '{ a(amount: 2.5e3) }'],
      ['{ a(in: { names: ["Ann"] }) }', '{ a(in: { names: ["Bob"] }) }'],
      ['query ($x: String = "Ann") { a(x: $x) }', 'query ($x: String = "Bob") { a(x: $x) }'],
      ['{ a @include(if: true) b(x: """Ann""") }', '{ a @include(if: true) b(x: """Bob""") }'],
    ] as const) {
      expect(hashOf(one)).toBe(hashOf(other));
    }
  });

  it('differs for another operation', () => {
    expect(hashOf('{ a }')).not.toBe(hashOf('{ b }'));
    expect(hashOf('{ a(x: "1") }')).not.toBe(hashOf('{ b(x: "1") }'));
  });
});
