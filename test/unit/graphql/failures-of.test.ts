import { expect, it } from '@jest/globals';
import { failuresOf } from '../../../src/graphql/errors/failures-of.js';

const error = (requestId: string | null) => ({
  message: 'Plaid refused',
  extensions: { code: 'PLAID_ERROR', plaid: { requestId } },
});

it('each pair of code and request id of Plaid is one failure', () => {
  expect(failuresOf([error('m8MDnv9okwxFNBV'), error('m8MDnv9okwxFNBV'), error('other')])).toEqual([
    { code: 'PLAID_ERROR', plaidRequestId: 'm8MDnv9okwxFNBV' },
    { code: 'PLAID_ERROR', plaidRequestId: 'other' },
  ]);
});

it.each(['with space', 'line\nbreak', 'a'.repeat(65), '{"a":1}', null])(
  'no text in the place of a request id gets on: %j',
  (text) => {
    expect(failuresOf([error(text)])).toEqual([{ code: 'PLAID_ERROR', plaidRequestId: null }]);
  },
);
