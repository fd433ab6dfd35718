import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { CashFlow as CashFlowModel } from '../../../model/attributes/cash-flow.js';
import type { MonthlyAmount as MonthlyAmountModel } from '../../../model/attributes/monthly-amount.js';
import { Holds } from '../../access/holds.js';
import { MonthlyAmount } from './monthly-amount.type.js';

@ObjectType({
  simpleResolvers: true,
  description:
    "What came in and went out. Every transaction counts, also transfers between the borrower's own accounts; of a report, on all accounts, whatever their type.",
})
export class CashFlowAttributes implements CashFlowModel {
  @Field((_type) => Int, {
    description: 'How many transactions brought money in: those with a negative amount.',
  })
  @Holds('report')
  numInflows!: number;

  @Field((_type) => Float, {
    nullable: true,
    description: 'What they add up to: zero or less. Null where it is larger than a Float can hold.',
  })
  @Holds('report')
  totalInflowsAmount!: number | null;

  @Field((_type) => [MonthlyAmount], {
    description: '`totalInflowsAmount` month by month, oldest first. Empty where nothing came in.',
  })
  inflowsMonthlySummary!: readonly MonthlyAmountModel[];

  @Field((_type) => Int, {
    description: 'How many transactions took money out: those with a positive amount.',
  })
  @Holds('report')
  numOutflows!: number;

  @Field((_type) => Float, {
    nullable: true,
    description: 'What they add up to: zero or more. Null where it is larger than a Float can hold.',
  })
  @Holds('report')
  totalOutflowsAmount!: number | null;

  @Field((_type) => [MonthlyAmount], {
    description: '`totalOutflowsAmount` month by month, oldest first. Empty where nothing went out.',
  })
  outflowsMonthlySummary!: readonly MonthlyAmountModel[];

  @Field((_type) => Int, {
    description: 'How many transactions there are: inflows, outflows, and those with an amount of zero.',
  })
  @Holds('report')
  numTransactions!: number;

  @Field((_type) => Float, {
    nullable: true,
    description:
      'What all transactions add up to. Positive is money out, as everywhere: above zero, more went out than came in. Null where it is larger than a Float can hold.',
  })
  @Holds('report')
  netCashFlow!: number | null;

  @Field((_type) => [MonthlyAmount], {
    description: '`netCashFlow` month by month, oldest first. Empty where there are no transactions.',
  })
  cashFlowMonthlySummary!: readonly MonthlyAmountModel[];
}
