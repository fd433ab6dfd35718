import { Extensions, Field, Int, ObjectType } from 'type-graphql';
import type { Transaction as TransactionModel } from '../../model/transaction.js';
import { Holds } from '../access/holds.js';
import { IS_PAGE } from '../assumed-size.js';
import type { Connection } from '../pagination/connection.js';
import { PageInfo } from '../pagination/page-info.type.js';
import { FROM_TRANSACTIONS } from './computed-from.js';
import { Transaction } from './transaction.type.js';

@ObjectType({ simpleResolvers: true, description: 'A transaction and its place in the whole list.' })
export class TransactionEdge {
  @Field((_type) => Transaction, { description: 'The transaction.' })
  node!: TransactionModel;

  @Field((_type) => String, {
    description: 'Pass it as `after` or `before` to continue from this transaction.',
  })
  @Holds('report')
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

  @Field((_type) => PageInfo, { description: 'Where this page is in the whole list.' })
  pageInfo!: PageInfo;

  @Extensions(FROM_TRANSACTIONS)
  @Field((_type) => Int, {
    nullable: true,
    description:
      'How many meet the filter, on all pages together. Null when an account lacks its transactions, unless the filter names other accounts.',
  })
  @Holds('report')
  totalCount!: number | null;
}
