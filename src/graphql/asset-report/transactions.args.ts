import { ValidateNested } from 'class-validator';
import { ArgsType, Field } from 'type-graphql';
import { ListConnectionArgs } from '../pagination/list-connection.args.js';
import { IfGiven, together } from '../shared/validators.js';
import { TransactionFilterInput } from './transaction-filter.input.js';
import { TransactionOrderInput } from './transaction-order.input.js';

@ArgsType()
export class SummaryArgs {
  @FilterField()
  filter?: TransactionFilterInput | null;
}

@ArgsType()
export class AllTransactionsArgs extends SummaryArgs {
  @OrderByField()
  orderBy?: TransactionOrderInput | null;
}

@ArgsType()
export class TransactionsArgs extends ListConnectionArgs {
  @FilterField()
  filter?: TransactionFilterInput | null;

  @OrderByField()
  orderBy?: TransactionOrderInput | null;
}

function FilterField(): PropertyDecorator {
  return together(
    Field((_type) => TransactionFilterInput, {
      nullable: true,
      description: 'Conditions that select transactions. All transactions when omitted.',
    }),
    IfGiven(),
    ValidateNested(),
  );
}

function OrderByField(): PropertyDecorator {
  return Field((_type) => TransactionOrderInput, {
    nullable: true,
    description: 'Order of the transactions. Newest first when omitted.',
  });
}
