import { Extensions, Field, Int, ObjectType } from 'type-graphql';
import type { UnusualAccountActivity as UnusualAccountActivityModel } from '../../../model/attributes/unusual-account-activity.js';
import { DataClass } from '../../access/data-class.js';
import { FROM_TRANSACTIONS } from '../computed-from.js';
import { OWN_TRANSFERS } from '../own-transfers.js';

@ObjectType({ simpleResolvers: true, description: 'Transactions of unusual size.' })
export class UnusualAccountActivityAttributes implements UnusualAccountActivityModel {
  @Extensions(FROM_TRANSACTIONS)
  @Field((_type) => Int, {
    nullable: true,
    description: `Number of transactions, in or out, whose amount is larger than \`outlierThreshold\`. An equal amount does not count. For a report: on depository accounts. ${OWN_TRANSFERS} Null when transactions are missing.`,
  })
  @DataClass('report')
  numOutlierTransactions!: number | null;
}
