import { Extensions, Field, Int, ObjectType } from 'type-graphql';
import type { CashflowTransaction as CashflowTransactionModel } from '../../model/cashflow-transaction.js';
import { DataClass } from '../access/data-class.js';
import type { Connection } from '../pagination/connection.js';
import { PageInfo } from '../pagination/page-info.type.js';
import { IS_PAGE } from '../shared/cost-hints.js';
import { CashflowTransaction } from './cashflow-transaction.type.js';

@ObjectType({ simpleResolvers: true, description: 'A transaction and its position in the whole list.' })
export class CashflowTransactionEdge {
  @Field((_type) => CashflowTransaction, { description: 'The transaction.' })
  node!: CashflowTransactionModel;

  @Field((_type) => String, {
    description: 'Cursor of this transaction. Pass it as `after` to continue after this transaction.',
  })
  @DataClass('cashflow')
  cursor!: string;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'A page of transactions, newest first. The order does not change, but a bank may remove a transaction, or post a pending one with a different id.',
})
export class CashflowTransactionConnection implements Connection<CashflowTransactionModel> {
  @Extensions(IS_PAGE)
  @Field((_type) => [CashflowTransaction], { description: 'The transactions.' })
  nodes!: readonly CashflowTransactionModel[];

  @Extensions(IS_PAGE)
  @Field((_type) => [CashflowTransactionEdge], { description: 'The transactions, each with its cursor.' })
  edges!: readonly CashflowTransactionEdge[];

  @Field((_type) => PageInfo, { description: 'Position of this page in the whole list.' })
  pageInfo!: PageInfo;

  @Field((_type) => Int, {
    nullable: true,
    description: 'Number of transactions in the whole list. Null when Plaid does not send it.',
  })
  @DataClass('cashflow')
  totalCount!: number | null;
}
