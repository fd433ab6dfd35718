import { Extensions, Field, Int, ObjectType } from 'type-graphql';
import type { Transaction as TransactionModel } from '../../model/transaction.js';
import { DataClass } from '../access/data-class.js';
import type { Connection } from '../pagination/connection.js';
import { PageInfo } from '../pagination/page-info.type.js';
import { IS_PAGE } from '../shared/cost-hints.js';
import { FROM_TRANSACTIONS } from './computed-from.js';
import { Transaction } from './transaction.type.js';

@ObjectType({ simpleResolvers: true, description: 'A transaction and its position in the whole list.' })
export class TransactionEdge {
  @Field((_type) => Transaction, { description: 'The transaction.' })
  node!: TransactionModel;

  @Field((_type) => String, {
    description:
      'Cursor of this transaction. Pass it as `after` or `before` to continue from this transaction.',
  })
  @DataClass('report')
  cursor!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A page of the transactions of an account or a report.' })
export class TransactionConnection implements Connection<TransactionModel> {
  @Extensions(IS_PAGE)
  @Field((_type) => [Transaction], { description: 'The transactions.' })
  nodes!: readonly TransactionModel[];

  @Extensions(IS_PAGE)
  @Field((_type) => [TransactionEdge], { description: 'The transactions, each with its cursor.' })
  edges!: readonly TransactionEdge[];

  @Field((_type) => PageInfo, { description: 'Position of this page in the whole list.' })
  pageInfo!: PageInfo;

  @Extensions(FROM_TRANSACTIONS)
  @Field((_type) => Int, {
    nullable: true,
    description:
      'Number of transactions that match the filter, on all pages together. A transfer between two accounts of the report counts twice, once for each account. Null when an account lacks its transactions, unless the filter names other accounts.',
  })
  @DataClass('report')
  totalCount!: number | null;
}
