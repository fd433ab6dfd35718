import { Field, ObjectType } from 'type-graphql';
import type {
  MoneyAmount as MoneyAmountModel,
  MonthlySummary as MonthlySummaryModel,
} from '../../model/account-insights.js';
import { DataClass } from '../access/data-class.js';
import { DateScalar } from '../scalars/date.js';
import { MoneyAmount } from '../shared/money-amount.type.js';

@ObjectType({ simpleResolvers: true, description: 'The transactions of one month, summed up.' })
export class MonthlySummary implements MonthlySummaryModel {
  @Field((_type) => DateScalar, {
    nullable: true,
    description: 'First day of the month, as far as it is in the window.',
  })
  @DataClass('report')
  startDate!: string | null;

  @Field((_type) => DateScalar, {
    nullable: true,
    description: 'Last day of the month, as far as it is in the window.',
  })
  @DataClass('report')
  endDate!: string | null;

  @Field((_type) => MoneyAmount, {
    nullable: true,
    description: 'Total value of the transactions of the month.',
  })
  totalAmount!: MoneyAmountModel | null;
}
