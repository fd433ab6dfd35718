import { transactionCode } from '../../model/cashflow-enums.js';
import { registerOpenEnum } from '../shared/register-open-enum.js';

export const TransactionCode = registerOpenEnum(
  transactionCode,
  'TransactionCode',
  'Kind of a transaction, as the bank reports it.',
  {
    ADJUSTMENT: 'A correction by the bank.',
    ATM: 'Cash deposited or withdrawn at a cash machine.',
    BANK_CHARGE: 'A charge or fee of the bank.',
    BILL_PAYMENT: 'Payment of a bill.',
    CASH: 'Cash deposited or withdrawn.',
    CASH_ADVANCE: 'Cash withdrawn on credit.',
    CASHBACK: 'Cash withdrawn along with a purchase by debit card.',
    CHEQUE: 'A check.',
    DIRECT_DEBIT: 'Collected by a third party, as agreed and at regular intervals.',
    INTEREST: 'Interest, earned or owed.',
    LATE_FEE: 'A fee for a late payment.',
    MEMBERSHIP_FEE: 'A fee for the card or the account.',
    PAYMENT: 'A single payment to somebody: neither a bill nor a direct debit nor a standing order.',
    PURCHASE: 'A purchase with a debit or credit card.',
    REFUND: 'A refund of a purchase.',
    RETURNED_ITEM_FEE: 'A fee for a payment that was returned.',
    STANDING_ORDER: "Paid by the bank at regular intervals, on the holder's order.",
    TRANSFER: 'Money moved between accounts.',
    UNRECOGNIZED: "A code that this version does not know. `transactionCodeRaw` contains Plaid's value.",
  },
);
