import { addDays } from '../lib/calendar.js';
import type { Account, ItemWarning } from '../state/entities.js';
import type { History } from './borrower.js';
import { type AccountTerms, openLedger } from './ledger.js';

/** The days of history at this bank. */
const daysKept = 94;

/**
 * Wren's bank provides as little data as possible: no owners, almost no categories, an unknown account subtype and a currency
 * without an ISO code. Every nullable field is null somewhere here.
 */
export function sparse(history: History): readonly Account[] {
  const short: History = { ...history, firstDay: addDays(history.today, -daysKept) };
  return [
    account(
      short,
      { name: 'ACCOUNT', type: 'depository', subtype: null, openingCents: 51_200, available: 'unknown' },
      [
        [88, -20_000, 'CREDIT'],
        [45, 6_450, 'DEBIT'],
        [17, 1_999, 'DEBIT'],
        [3, -12_000, 'MISC CREDIT'],
        [-1, 725, 'DEBIT'],
      ],
    ),
    account(
      short,
      { name: 'Both Rich And Poor', type: 'depository', subtype: 'quantum savings', openingCents: 100_000 },
      [
        [60, 100_000, 'WAVE FUNCTION COLLAPSED'],
        [59, -100_000, 'WAVE FUNCTION RESTORED'],
      ],
    ),
    account(
      short,
      {
        name: 'Moon Purse',
        type: 'depository',
        subtype: 'prepaid',
        openingCents: 420_420,
        currency: { iso: null, unofficial: 'DOGE' },
        available: 'unknown',
      },
      [
        [30, 12_500, 'WALLET SEND'],
        [12, -50_000, 'WALLET RECEIVE'],
      ],
    ),
    account(
      short,
      { name: 'CREDIT LINE', type: 'credit', subtype: null, openingCents: 33_010, limitCents: null },
      [[20, 4_400, 'DEBIT']],
    ),
  ];
}

export const sparseWarnings: readonly ItemWarning[] = [
  {
    warningCode: 'OWNERS_UNAVAILABLE',
    cause: {
      errorType: 'ITEM_ERROR',
      errorCode: 'PRODUCTS_NOT_SUPPORTED',
      errorMessage: 'this institution does not provide the owners of its accounts',
      displayMessage: null,
    },
  },
];

type Line = readonly [daysAgo: number, cents: number, description: string];

function account(history: History, terms: AccountTerms, lines: readonly Line[]) {
  const ledger = openLedger(history, { ...terms, holderCategory: null });
  for (const [daysAgo, cents, description] of lines) {
    ledger.post({ day: addDays(history.today, -daysAgo), cents, description });
  }
  return ledger.close();
}
