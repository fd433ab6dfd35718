import { Field, Int, ObjectType } from 'type-graphql';
import type { UnusualAccountActivity as UnusualAccountActivityModel } from '../../../model/attributes/unusual-account-activity.js';
import { Holds } from '../../access/holds.js';

@ObjectType({ simpleResolvers: true, description: 'Transactions of unusual size.' })
export class UnusualAccountActivityAttributes implements UnusualAccountActivityModel {
  @Field((_type) => Int, {
    description:
      'How many transactions, in or out, are larger than `outlierThreshold`; one of just that size is not. Of a report, on depository accounts.',
  })
  @Holds('report')
  numOutlierTransactions!: number;
}
