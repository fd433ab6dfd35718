import { investmentTransactionType } from '../../model/enums.js';
import { registerOpenEnum } from '../shared/register-open-enum.js';

export const InvestmentTransactionType = registerOpenEnum(
  investmentTransactionType,
  'InvestmentTransactionType',
  'General kind of an investment transaction.',
  {
    BUY: 'Bought an investment.',
    SELL: 'Sold an investment.',
    CANCEL: 'Cancelled a pending transaction.',
    CASH: 'Moved cash in or out, such as a deposit, a dividend or interest.',
    FEE: 'Charged a fee to the account.',
    TRANSFER:
      'Changed a holding without a purchase or sale, such as an exercised option or a moved portfolio.',
    UNRECOGNIZED: "A type that this version does not know. `typeRaw` contains Plaid's value.",
  },
);
