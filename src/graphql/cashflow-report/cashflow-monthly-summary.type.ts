import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { MoneyAmount as MoneyAmountModel } from '../../model/account-insights.js';
import type { CashflowMonthlySummary as CashflowMonthlySummaryModel } from '../../model/cashflow-insights.js';
import { MoneyAmount } from '../asset-report/money-amount.type.js';
import { DateScalar } from '../scalars/date.js';

@ObjectType({
  simpleResolvers: true,
  description:
    'What came in and went out in a month. Averages are by calendar day. Plaid does not say how the totals are signed; in its example they are positive.',
})
export class CashflowMonthlySummary implements CashflowMonthlySummaryModel {
  @Field((_type) => DateScalar, {
    description: 'First day of the month, as far as the report covers it.',
  })
  startDate!: string;

  @Field((_type) => DateScalar, { description: 'Last day of the month, as far as the report covers it.' })
  endDate!: string;

  @Field((_type) => MoneyAmount, {
    nullable: true,
    description:
      'The balance when the month began, which is that at the end of the month before. Null in the first.',
  })
  startingBalance!: MoneyAmountModel | null;

  @Field((_type) => MoneyAmount, {
    nullable: true,
    description: 'The balance when the month ended. Null in the last month.',
  })
  endingBalance!: MoneyAmountModel | null;

  @Field((_type) => MoneyAmount, { description: 'The balance at the end of a day, on average.' })
  averageDailyEndingBalance!: MoneyAmountModel;

  @Field((_type) => MoneyAmount, {
    description:
      'What came in on a day, on average. Positive, unlike the amount of a transaction that brings it.',
  })
  averageDailyInflowAmount!: MoneyAmountModel;

  @Field((_type) => MoneyAmount, { description: 'What went out on a day, on average. Positive.' })
  averageDailyOutflowAmount!: MoneyAmountModel;

  @Field((_type) => MoneyAmount, {
    description: 'Inflow less outflow of a day, on average: positive when more came in than went out.',
  })
  averageDailyNetCashflowAmount!: MoneyAmountModel;

  @Field((_type) => Float, {
    description: 'How many transactions brought money on a day, on average, to two decimals.',
  })
  averageDailyInflowTransactionCount!: number;

  @Field((_type) => Float, {
    description: 'How many transactions took money on a day, on average, to two decimals.',
  })
  averageDailyOutflowTransactionCount!: number;

  @Field((_type) => MoneyAmount, { description: 'All revenue of the month.' })
  totalRevenue!: MoneyAmountModel;

  @Field((_type) => MoneyAmount, { description: 'All that was paid on loans in the month.' })
  totalLoanPayment!: MoneyAmountModel;

  @Field((_type) => MoneyAmount, { description: 'All expenses of the month that vary with the business.' })
  totalVariableExpense!: MoneyAmountModel;

  @Field((_type) => MoneyAmount, { description: 'All payroll of the month.' })
  totalPayroll!: MoneyAmountModel;

  @Field((_type) => Int, {
    description: 'How many transactions of the month were for insufficient funds (NSF).',
  })
  nsfTransactionCount!: number;

  @Field((_type) => Int, { description: 'How many transactions of the month were for an overdraft.' })
  overdraftTransactionCount!: number;

  @Field((_type) => Int, {
    description: 'On how many days of the month the balance ended below zero, 0 to 31.',
  })
  negativeEndingBalanceDayCount!: number;
}
