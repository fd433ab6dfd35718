import { Extensions, Field, Float, Int, ObjectType } from 'type-graphql';
import type { CashFlow as CashFlowModel } from '../../../model/attributes/cash-flow.js';
import type { MonthlyAmount as MonthlyAmountModel } from '../../../model/attributes/monthly-amount.js';
import { DataClass } from '../../access/data-class.js';
import { FROM_TRANSACTIONS } from '../computed-from.js';
import { OWN_TRANSFERS, OWN_TRANSFERS_IN_NET } from '../own-transfers.js';
import { MonthlyAmount } from './monthly-amount.type.js';

@ObjectType({
  simpleResolvers: true,
  description:
    "Money in and money out. Every transaction counts, also transfers between the borrower's own accounts. For a report: all accounts, of every type.",
})
export class CashFlowAttributes implements CashFlowModel {
  @Extensions(FROM_TRANSACTIONS)
  @Field((_type) => Int, {
    nullable: true,
    description: `Number of transactions that brought money in: those with a negative amount. ${OWN_TRANSFERS} Null when transactions are missing.`,
  })
  @DataClass('report')
  numInflows!: number | null;

  @Extensions(FROM_TRANSACTIONS)
  @Field((_type) => Float, {
    nullable: true,
    description: `Sum of the transactions that brought money in: zero or less. ${OWN_TRANSFERS} Null when transactions are missing.`,
  })
  @DataClass('report')
  totalInflowsAmount!: number | null;

  @Extensions(FROM_TRANSACTIONS)
  @Field((_type) => [MonthlyAmount], {
    nullable: true,
    description: `\`totalInflowsAmount\` by month, oldest first. Empty when no money came in. ${OWN_TRANSFERS} Null when transactions are missing.`,
  })
  inflowsMonthlySummary!: readonly MonthlyAmountModel[] | null;

  @Extensions(FROM_TRANSACTIONS)
  @Field((_type) => Int, {
    nullable: true,
    description: `Number of transactions that took money out: those with a positive amount. ${OWN_TRANSFERS} Null when transactions are missing.`,
  })
  @DataClass('report')
  numOutflows!: number | null;

  @Extensions(FROM_TRANSACTIONS)
  @Field((_type) => Float, {
    nullable: true,
    description: `Sum of the transactions that took money out: zero or more. ${OWN_TRANSFERS} Null when transactions are missing.`,
  })
  @DataClass('report')
  totalOutflowsAmount!: number | null;

  @Extensions(FROM_TRANSACTIONS)
  @Field((_type) => [MonthlyAmount], {
    nullable: true,
    description: `\`totalOutflowsAmount\` by month, oldest first. Empty when no money went out. ${OWN_TRANSFERS} Null when transactions are missing.`,
  })
  outflowsMonthlySummary!: readonly MonthlyAmountModel[] | null;

  @Extensions(FROM_TRANSACTIONS)
  @Field((_type) => Int, {
    nullable: true,
    description: `Number of all transactions: inflows, outflows, and those with an amount of zero. ${OWN_TRANSFERS} Null when transactions are missing.`,
  })
  @DataClass('report')
  numTransactions!: number | null;

  @Extensions(FROM_TRANSACTIONS)
  @Field((_type) => Float, {
    nullable: true,
    description: `Sum of all transactions. Positive is money out, so a value above zero means that more went out than came in. ${OWN_TRANSFERS_IN_NET} Null when transactions are missing.`,
  })
  @DataClass('report')
  netCashFlow!: number | null;

  @Extensions(FROM_TRANSACTIONS)
  @Field((_type) => [MonthlyAmount], {
    nullable: true,
    description: `\`netCashFlow\` by month, oldest first. Empty when there are no transactions. ${OWN_TRANSFERS_IN_NET} Null when transactions are missing.`,
  })
  cashFlowMonthlySummary!: readonly MonthlyAmountModel[] | null;
}
