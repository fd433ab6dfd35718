import { Extensions, Field, Float, Int, ObjectType } from 'type-graphql';
import type { CashFlow as CashFlowModel } from '../../../model/attributes/cash-flow.js';
import type { MonthlyAmount as MonthlyAmountModel } from '../../../model/attributes/monthly-amount.js';
import { DataClass } from '../../access/data-class.js';
import { FROM_TRANSACTIONS } from '../computed-from.js';
import { MonthlyAmount } from './monthly-amount.type.js';

@ObjectType({
  simpleResolvers: true,
  description:
    "What came in and went out. Every transaction counts, also transfers between the borrower's own accounts; of a report, on all accounts, whatever their type.",
})
export class CashFlowAttributes implements CashFlowModel {
  @Extensions(FROM_TRANSACTIONS)
  @Field((_type) => Int, {
    nullable: true,
    description:
      'How many transactions brought money in: those with a negative amount. Null when transactions are missing.',
  })
  @DataClass('report')
  numInflows!: number | null;

  @Extensions(FROM_TRANSACTIONS)
  @Field((_type) => Float, {
    nullable: true,
    description: 'What they add up to: zero or less. Null when transactions are missing.',
  })
  @DataClass('report')
  totalInflowsAmount!: number | null;

  @Extensions(FROM_TRANSACTIONS)
  @Field((_type) => [MonthlyAmount], {
    nullable: true,
    description:
      '`totalInflowsAmount` month by month, oldest first. Empty where nothing came in. Null when transactions are missing.',
  })
  inflowsMonthlySummary!: readonly MonthlyAmountModel[] | null;

  @Extensions(FROM_TRANSACTIONS)
  @Field((_type) => Int, {
    nullable: true,
    description:
      'How many transactions took money out: those with a positive amount. Null when transactions are missing.',
  })
  @DataClass('report')
  numOutflows!: number | null;

  @Extensions(FROM_TRANSACTIONS)
  @Field((_type) => Float, {
    nullable: true,
    description: 'What they add up to: zero or more. Null when transactions are missing.',
  })
  @DataClass('report')
  totalOutflowsAmount!: number | null;

  @Extensions(FROM_TRANSACTIONS)
  @Field((_type) => [MonthlyAmount], {
    nullable: true,
    description:
      '`totalOutflowsAmount` month by month, oldest first. Empty where nothing went out. Null when transactions are missing.',
  })
  outflowsMonthlySummary!: readonly MonthlyAmountModel[] | null;

  @Extensions(FROM_TRANSACTIONS)
  @Field((_type) => Int, {
    nullable: true,
    description:
      'How many transactions there are: inflows, outflows, and those with an amount of zero. Null when transactions are missing.',
  })
  @DataClass('report')
  numTransactions!: number | null;

  @Extensions(FROM_TRANSACTIONS)
  @Field((_type) => Float, {
    nullable: true,
    description:
      'What all transactions add up to. Positive is money out, as everywhere: above zero, more went out than came in. Null when transactions are missing.',
  })
  @DataClass('report')
  netCashFlow!: number | null;

  @Extensions(FROM_TRANSACTIONS)
  @Field((_type) => [MonthlyAmount], {
    nullable: true,
    description:
      '`netCashFlow` month by month, oldest first. Empty where there are no transactions. Null when transactions are missing.',
  })
  cashFlowMonthlySummary!: readonly MonthlyAmountModel[] | null;
}
