import { Extensions, Field, Float, ObjectType } from 'type-graphql';
import type { HistoricalBalances as HistoricalBalancesModel } from '../../../model/attributes/historical-balances.js';
import { DataClass } from '../../access/data-class.js';
import { FROM_BALANCES } from '../computed-from.js';

@ObjectType({
  simpleResolvers: true,
  description:
    'Between what balances moved, one balance for each day. Of a report, depository accounts are added up day by day first; an account whose history is shorter adds nothing to the days before it. On a credit account a balance is what is owed.',
})
export class HistoricalBalancesAttributes implements HistoricalBalancesModel {
  @Extensions(FROM_BALANCES)
  @Field((_type) => Float, {
    nullable: true,
    description: 'The mean balance of all days. Null where there is no history.',
  })
  @DataClass('report')
  avgHistoricalBalance!: number | null;

  @Extensions(FROM_BALANCES)
  @Field((_type) => Float, {
    nullable: true,
    description: 'The balance of the lowest day. Null where there is no history.',
  })
  @DataClass('report')
  minHistoricalBalance!: number | null;

  @Extensions(FROM_BALANCES)
  @Field((_type) => Float, {
    nullable: true,
    description: 'The balance of the highest day. Null where there is no history.',
  })
  @DataClass('report')
  maxHistoricalBalance!: number | null;
}
