import { Field, InputType, registerEnumType } from 'type-graphql';
import type { TransactionOrder } from '../../model/transaction-order.js';

export const TransactionOrderField: { readonly [F in TransactionOrder['field']]: F } = {
  DATE: 'DATE',
  AMOUNT: 'AMOUNT',
};

registerEnumType(TransactionOrderField, {
  name: 'TransactionOrderField',
  description: 'What transactions are ordered by.',
  valuesConfig: {
    DATE: { description: 'The day.' },
    AMOUNT: { description: 'The amount with its sign: descending, the largest outflow comes first.' },
  },
});

export const OrderDirection: { readonly [D in TransactionOrder['direction']]: D } = {
  ASC: 'ASC',
  DESC: 'DESC',
};

registerEnumType(OrderDirection, {
  name: 'OrderDirection',
  description: 'Which end of a list comes first.',
  valuesConfig: {
    ASC: { description: 'The smallest or oldest first.' },
    DESC: { description: 'The largest or newest first.' },
  },
});

@InputType({
  description: 'How transactions are ordered. Ties are always broken the same way.',
})
export class TransactionOrderInput implements TransactionOrder {
  @Field((_type) => TransactionOrderField, { description: 'What to order by.' })
  field!: TransactionOrder['field'];

  @Field((_type) => OrderDirection, { description: 'Which end comes first.' })
  direction!: TransactionOrder['direction'];
}
