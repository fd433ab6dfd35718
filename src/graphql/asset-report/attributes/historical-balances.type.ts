import { Extensions, Field, Float, ObjectType } from 'type-graphql';
import type { HistoricalBalances as HistoricalBalancesModel } from '../../../model/attributes/historical-balances.js';
import { DataClass } from '../../access/data-class.js';
import { FROM_BALANCES } from '../computed-from.js';

@ObjectType({
  simpleResolvers: true,
  description:
    'Average, lowest and highest balance, from one balance for each past day. For a report: the balances of the depository accounts are added for each day first, and an account with a shorter history adds nothing to the days before it. For a credit account, the balance is the amount owed.',
})
export class HistoricalBalancesAttributes implements HistoricalBalancesModel {
  @Extensions(FROM_BALANCES)
  @Field((_type) => Float, {
    nullable: true,
    description: 'Average balance of all days. Null when there is no history.',
  })
  @DataClass('report')
  avgHistoricalBalance!: number | null;

  @Extensions(FROM_BALANCES)
  @Field((_type) => Float, {
    nullable: true,
    description: 'Balance of the day with the lowest balance. Null when there is no history.',
  })
  @DataClass('report')
  minHistoricalBalance!: number | null;

  @Extensions(FROM_BALANCES)
  @Field((_type) => Float, {
    nullable: true,
    description: 'Balance of the day with the highest balance. Null when there is no history.',
  })
  @DataClass('report')
  maxHistoricalBalance!: number | null;
}
