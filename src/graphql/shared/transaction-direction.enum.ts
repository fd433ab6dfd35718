import { registerEnumType } from 'type-graphql';
import type { Direction } from '../../model/transaction.js';

export const TransactionDirection: { readonly [D in Direction]: D } = {
  INFLOW: 'INFLOW',
  OUTFLOW: 'OUTFLOW',
};

registerEnumType(TransactionDirection, {
  name: 'TransactionDirection',
  description: 'Direction of the money, from the sign of the amount.',
  valuesConfig: {
    INFLOW: { description: 'Into the account: wages, refunds, card payments. The amount is negative.' },
    OUTFLOW: { description: 'Out of the account: purchases, fees, withdrawals. The amount is positive.' },
  },
});
