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
  description: 'Which way a list runs.',
  valuesConfig: {
    ASC: { description: 'From the smallest or oldest up.' },
    DESC: { description: 'From the largest or newest down.' },
  },
});

@InputType({
  description: 'How transactions are ordered. Among equals the order is always the same one.',
})
export class TransactionOrderInput implements TransactionOrder {
  @Field((_type) => TransactionOrderField, { description: 'What to go by.' })
  field!: TransactionOrder['field'];

  @Field((_type) => OrderDirection, { description: 'Which way.' })
  direction!: TransactionOrder['direction'];
}
