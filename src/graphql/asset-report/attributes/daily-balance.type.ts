import { Field, Float, ObjectType } from 'type-graphql';
import type { DailyBalance as DailyBalanceModel } from '../../../model/attributes/daily-balance.js';
import { DataClass } from '../../access/data-class.js';
import { DateScalar } from '../../scalars/date.js';

@ObjectType({
  simpleResolvers: true,
  description:
    'The balance at the end of one day, in the currency of the entry that contains it. For a report: of its depository accounts together, where an account adds nothing on a day for which it has no balance.',
})
export class DailyBalance implements DailyBalanceModel {
  @Field((_type) => DateScalar, { description: 'The day.' })
  @DataClass('report')
  date!: string;

  @Field((_type) => Float, {
    description: 'The balance. Positive is money in the account. On a credit account: positive is debt.',
  })
  @DataClass('report')
  current!: number;
}
