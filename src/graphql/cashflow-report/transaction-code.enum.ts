import { transactionCode } from '../../model/cashflow-enums.js';
import { registerOpenEnum } from '../shared/register-open-enum.js';

export const TransactionCode = registerOpenEnum(
  transactionCode,
  'TransactionCode',
  'What kind of transaction the bank says it is.',
  {
    ADJUSTMENT: 'A correction by the bank.',
    ATM: 'Cash in or out at a cash machine.',
    BANK_CHARGE: "One of the bank's charges or fees.",
    BILL_PAYMENT: 'Payment of a bill.',
    CASH: 'Cash deposited or withdrawn.',
    CASH_ADVANCE: 'Cash withdrawn on credit.',
    CASHBACK: 'Cash withdrawn along with a purchase by debit card.',
    CHEQUE: 'A check.',
    DIRECT_DEBIT: 'Collected by somebody else, as agreed and at regular intervals.',
    INTEREST: 'Interest, earned or owed.',
    LATE_FEE: 'A fee for having paid late.',
    MEMBERSHIP_FEE: 'A fee for having the card or the account.',
    PAYMENT: 'A single payment to somebody: neither a bill nor a direct debit nor a standing order.',
    PURCHASE: 'Bought with a debit or credit card.',
    REFUND: 'Money back for something bought.',
    RETURNED_ITEM_FEE: 'A fee for a payment that was returned.',
    STANDING_ORDER: "Paid by the bank at regular intervals, on the holder's order.",
    TRANSFER: 'Money moved between accounts.',
    UNRECOGNIZED: 'A code that this version does not know. `transactionCodeRaw` has it.',
  },
);
