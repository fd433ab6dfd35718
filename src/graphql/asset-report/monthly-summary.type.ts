import { Field, ObjectType } from 'type-graphql';
import type {
  MoneyAmount as MoneyAmountModel,
  MonthlySummary as MonthlySummaryModel,
} from '../../model/account-insights.js';
import { DataClass } from '../access/data-class.js';
import { DateScalar } from '../scalars/date.js';
import { MoneyAmount } from '../shared/money-amount.type.js';

@ObjectType({ simpleResolvers: true, description: 'Total of the transactions of one month.' })
export class MonthlySummary implements MonthlySummaryModel {
  @Field((_type) => DateScalar, {
    nullable: true,
    description: 'First day of the month, or of the part of it that is within the window.',
  })
  @DataClass('report')
  startDate!: string | null;

  @Field((_type) => DateScalar, {
    nullable: true,
    description: 'Last day of the month, or of the part of it that is within the window.',
  })
  @DataClass('report')
  endDate!: string | null;

  @Field((_type) => MoneyAmount, {
    nullable: true,
    description: "Total value of the month's transactions.",
  })
  totalAmount!: MoneyAmountModel | null;
}
