import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { maskSsn } from '../../../src/graphql/asset-report/masked-ssn.js';

it.each([
  ['000-00-1234', '***-**-1234'],
  ['000001234', '***-**-1234'],
  ['000 00 1234', '***-**-1234'],
  ['00-1234', '***'],
  ['1000-00-1234', '***'],
  ['no number', '***'],
  ['', '***'],
])('%j is shown as %j', (ssn, shown) => {
  expect(maskSsn(ssn)).toBe(shown);
});

it('at most four digits of any text are shown', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(maskSsn(text)).toMatch(/^\*\*\*(-\*\*-\d{4})?$/);
    }),
  );
});
