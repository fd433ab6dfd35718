import { describe, expect, it } from '@jest/globals';
import { categorize } from '../../src/borrowers/categorize.js';

describe('categorize', () => {
  it.each([
    ['Moonbeam Cash Advance', -30_000, 'LOAN_DISBURSEMENTS_CASH_ADVANCES'],
    ['Moonbeam Cash Advance', 34_500, 'LOAN_PAYMENTS_CASH_ADVANCES'],
    ['TORTOISE LOAN FUNDING', -500_000, 'LOAN_DISBURSEMENTS_PERSONAL'],
    ['TORTOISE STUDENT LOAN PMT', 21_000, 'LOAN_PAYMENTS_STUDENT_LOAN_PAYMENT'],
    ['INTEREST CHARGE - CASH ADVANCES', 1_240, 'INTEREST_PAYMENTS_INTEREST_CHARGED'],
    ['Transfer from Interest Checking', -5_000, 'TRANSFER_IN_OTHER'],
    ['NSF/OD CHARGE', 3_400, 'BANK_PENALTIES_INSUFFICIENT_AND_LATE_FEES'],
    ['DEBIT CARD PAYMENT 0042', 2_000, undefined],
    ['ZZZ', 100, undefined],
  ])('reads "%s" of %d cents as %s', (description, cents, detailed) => {
    expect(categorize(description, cents)?.creditCategory.detailed).toBe(detailed);
  });
});
