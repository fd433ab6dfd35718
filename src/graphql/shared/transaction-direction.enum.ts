import { registerEnumType } from 'type-graphql';
import type { Direction } from '../../model/transaction.js';

export const TransactionDirection: { readonly [D in Direction]: D } = {
  INFLOW: 'INFLOW',
  OUTFLOW: 'OUTFLOW',
};

registerEnumType(TransactionDirection, {
  name: 'TransactionDirection',
  description: 'Which way money went, by the sign of the amount.',
  valuesConfig: {
    INFLOW: { description: 'Into the account: wages, refunds, payments of a card. The amount is negative.' },
    OUTFLOW: { description: 'Out of the account: purchases, fees, withdrawals. The amount is positive.' },
  },
});
