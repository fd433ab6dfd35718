import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { MoneyAmount as MoneyAmountModel } from '../../model/account-insights.js';
import type { CashflowMonthlySummary as CashflowMonthlySummaryModel } from '../../model/cashflow-insights.js';
import { DataClass } from '../access/data-class.js';
import { DateScalar } from '../scalars/date.js';
import { MoneyAmount } from '../shared/money-amount.type.js';

@ObjectType({
  simpleResolvers: true,
  description:
    'Money in and money out of one month. Averages are per calendar day. Plaid does not document the sign of the totals. In its example they are positive. A figure that Plaid does not send is null.',
})
export class CashflowMonthlySummary implements CashflowMonthlySummaryModel {
  @Field((_type) => DateScalar, {
    description: 'First day of the month, or of the part of it that the report covers.',
  })
  @DataClass('cashflow')
  startDate!: string;

  @Field((_type) => DateScalar, {
    description: 'Last day of the month, or of the part of it that the report covers.',
  })
  @DataClass('cashflow')
  endDate!: string;

  @Field((_type) => MoneyAmount, {
    nullable: true,
    description:
      'Balance at the start of the month. It equals the balance at the end of the previous month. Null in the first month.',
  })
  startingBalance!: MoneyAmountModel | null;

  @Field((_type) => MoneyAmount, {
    nullable: true,
    description: 'Balance at the end of the month. Null in the last month.',
  })
  endingBalance!: MoneyAmountModel | null;

  @Field((_type) => MoneyAmount, { nullable: true, description: 'Average balance at the end of a day.' })
  averageDailyEndingBalance!: MoneyAmountModel | null;

  @Field((_type) => MoneyAmount, {
    nullable: true,
    description:
      'Average inflow per day. It is positive, although the amounts of inflow transactions are negative.',
  })
  averageDailyInflowAmount!: MoneyAmountModel | null;

  @Field((_type) => MoneyAmount, { nullable: true, description: 'Average outflow per day. It is positive.' })
  averageDailyOutflowAmount!: MoneyAmountModel | null;

  @Field((_type) => MoneyAmount, {
    nullable: true,
    description: 'Average inflow minus outflow per day. Positive when more money came in than went out.',
  })
  averageDailyNetCashflowAmount!: MoneyAmountModel | null;

  @Field((_type) => Float, {
    nullable: true,
    description: 'Average number of inflow transactions per day, to two decimals.',
  })
  @DataClass('cashflow')
  averageDailyInflowTransactionCount!: number | null;

  @Field((_type) => Float, {
    nullable: true,
    description: 'Average number of outflow transactions per day, to two decimals.',
  })
  @DataClass('cashflow')
  averageDailyOutflowTransactionCount!: number | null;

  @Field((_type) => MoneyAmount, { nullable: true, description: 'Total revenue of the month.' })
  totalRevenue!: MoneyAmountModel | null;

  @Field((_type) => MoneyAmount, { nullable: true, description: 'Total loan payments of the month.' })
  totalLoanPayment!: MoneyAmountModel | null;

  @Field((_type) => MoneyAmount, {
    nullable: true,
    description: 'Total variable expenses of the month: expenses that vary with the business.',
  })
  totalVariableExpense!: MoneyAmountModel | null;

  @Field((_type) => MoneyAmount, { nullable: true, description: 'Total payroll of the month.' })
  totalPayroll!: MoneyAmountModel | null;

  @Field((_type) => Int, {
    nullable: true,
    description: 'Number of transactions for insufficient funds (NSF) in the month.',
  })
  @DataClass('cashflow')
  nsfTransactionCount!: number | null;

  @Field((_type) => Int, { nullable: true, description: 'Number of overdraft transactions in the month.' })
  @DataClass('cashflow')
  overdraftTransactionCount!: number | null;

  @Field((_type) => Int, {
    nullable: true,
    description: 'Number of days of the month that ended with a balance below zero, 0 to 31.',
  })
  @DataClass('cashflow')
  negativeEndingBalanceDayCount!: number | null;
}
