import { counterpartyType } from '../../model/cashflow-enums.js';
import { registerOpenEnum } from '../shared/register-open-enum.js';

export const CounterpartyType = registerOpenEnum(
  counterpartyType,
  'CounterpartyType',
  'The role of a counterparty in a transaction.',
  {
    MERCHANT: 'Sells goods or services.',
    FINANCIAL_INSTITUTION: 'A bank, a credit union, a lender or another financial company.',
    PAYMENT_APP: 'An app that moves money between people, such as Zelle.',
    MARKETPLACE: 'A place where others sell, such as DoorDash.',
    PAYMENT_TERMINAL: 'A terminal that accepts cards for a shop, such as Square.',
    INCOME_SOURCE: 'Payer of an income: an employer, a client or a government agency.',
    UNRECOGNIZED: "A type that this version does not know. `typeRaw` contains Plaid's value.",
  },
);
