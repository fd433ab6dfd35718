import { Extensions, Field, Int, ObjectType } from 'type-graphql';
import type { UnusualAccountActivity as UnusualAccountActivityModel } from '../../../model/attributes/unusual-account-activity.js';
import { DataClass } from '../../access/data-class.js';
import { FROM_TRANSACTIONS } from '../computed-from.js';

@ObjectType({ simpleResolvers: true, description: 'Transactions of unusual size.' })
export class UnusualAccountActivityAttributes implements UnusualAccountActivityModel {
  @Extensions(FROM_TRANSACTIONS)
  @Field((_type) => Int, {
    nullable: true,
    description:
      'How many transactions, in or out, are larger than `outlierThreshold`; one of just that size is not. Of a report, on depository accounts. Null when transactions are missing.',
  })
  @DataClass('report')
  numOutlierTransactions!: number | null;
}
