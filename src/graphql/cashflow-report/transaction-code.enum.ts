import { transactionCode } from '../../model/cashflow-enums.js';
import { registerOpenEnum } from '../asset-report/register-open-enum.js';

export const TransactionCode = registerOpenEnum(
  transactionCode,
  'TransactionCode',
  'What kind of transaction the bank says it is.',
  {
    ADJUSTMENT: 'The bank set something right.',
    ATM: 'Cash in or out at a cash machine.',
    BANK_CHARGE: "One of the bank's charges or fees.",
    BILL_PAYMENT: 'A bill was paid.',
    CASH: 'Cash was paid in or drawn.',
    CASH_ADVANCE: 'Cash was drawn on credit.',
    CASHBACK: 'Cash was drawn along with a purchase by debit card.',
    CHEQUE: 'A check.',
    DIRECT_DEBIT: 'Somebody else drew money, as agreed and at regular times.',
    INTEREST: 'Interest, earned or owed.',
    LATE_FEE: 'A fee for having paid late.',
    MEMBERSHIP_FEE: 'A fee for having the card or the account.',
    PAYMENT: 'A single payment to somebody: neither a bill nor a direct debit nor a standing order.',
    PURCHASE: 'Bought with a debit or credit card.',
    REFUND: 'Money back for something bought.',
    RETURNED_ITEM_FEE: 'A fee for a payment that came back.',
    STANDING_ORDER: 'The holder has the bank pay it at regular times.',
    TRANSFER: 'Money moved between accounts.',
    UNRECOGNIZED: 'A code that this version does not know. `transactionCodeRaw` has it.',
  },
);
