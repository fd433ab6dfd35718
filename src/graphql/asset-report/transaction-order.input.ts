import { Field, InputType, registerEnumType } from 'type-graphql';
import type { TransactionOrder } from '../../model/transaction-order.js';

export const TransactionOrderField: { readonly [F in TransactionOrder['field']]: F } = {
  DATE: 'DATE',
  AMOUNT: 'AMOUNT',
};

registerEnumType(TransactionOrderField, {
  name: 'TransactionOrderField',
  description: 'The value by which transactions are ordered.',
  valuesConfig: {
    DATE: { description: 'The day.' },
    AMOUNT: {
      description: 'The amount with its sign. In descending order, the largest outflow comes first.',
    },
  },
});

export const OrderDirection: { readonly [D in TransactionOrder['direction']]: D } = {
  ASC: 'ASC',
  DESC: 'DESC',
};

registerEnumType(OrderDirection, {
  name: 'OrderDirection',
  description: 'Direction of an order.',
  valuesConfig: {
    ASC: { description: 'Smallest or oldest first.' },
    DESC: { description: 'Largest or newest first.' },
  },
});

@InputType({
  description: 'Order of transactions. Transactions with equal values always have the same order.',
})
export class TransactionOrderInput implements TransactionOrder {
  @Field((_type) => TransactionOrderField, { description: 'The value to order by.' })
  field!: TransactionOrder['field'];

  @Field((_type) => OrderDirection, { description: 'The direction of the order.' })
  direction!: TransactionOrder['direction'];
}
