import { Extensions, Field, Float, Int, ObjectType } from 'type-graphql';
import type { DebtInsights as DebtInsightsModel } from '../../../model/attributes/debt-insights.js';
import type { MonthlyAmount as MonthlyAmountModel } from '../../../model/attributes/monthly-amount.js';
import { DataClass } from '../../access/data-class.js';
import { FROM_CATEGORIES } from '../computed-from.js';
import { MonthlyAmount } from './monthly-amount.type.js';

@ObjectType({
  simpleResolvers: true,
  description:
    'Loans, by the primary credit category of transactions. LOAN_DISBURSEMENTS is money from lenders, so its amounts are negative. LOAN_PAYMENTS is money to lenders, including card payments, so its amounts are positive. A transaction in the opposite direction, such as a returned payment, counts and reduces the total. For a report: depository accounts only, so that the card account does not offset a card payment. All figures are null without Insights, and when no transaction has a category.',
})
export class DebtInsightsAttributes implements DebtInsightsModel {
  @Extensions(FROM_CATEGORIES)
  @Field((_type) => Int, {
    nullable: true,
    description: 'Number of LOAN_DISBURSEMENTS transactions. Null without Insights.',
  })
  @DataClass('report')
  countLoanDisbursements!: number | null;

  @Extensions(FROM_CATEGORIES)
  @Field((_type) => Float, {
    nullable: true,
    description:
      'Sum of the LOAN_DISBURSEMENTS transactions. Negative is money in. 0 when there are no such transactions. Null without Insights.',
  })
  @DataClass('report')
  amountLoanDisbursements!: number | null;

  @Extensions(FROM_CATEGORIES)
  @Field((_type) => Float, {
    nullable: true,
    description:
      'Amount of the LOAN_DISBURSEMENTS transaction that brought the least money: of -300 and -5000, it is -300. Positive when money went back to the lender. Null when there are no such transactions, and without Insights.',
  })
  @DataClass('report')
  minLoanDisbursements!: number | null;

  @Extensions(FROM_CATEGORIES)
  @Field((_type) => Float, {
    nullable: true,
    description:
      'Amount of the LOAN_DISBURSEMENTS transaction that brought the most money: of -300 and -5000, it is -5000. Null when there are no such transactions, and without Insights.',
  })
  @DataClass('report')
  maxLoanDisbursements!: number | null;

  @Extensions(FROM_CATEGORIES)
  @Field((_type) => Float, {
    nullable: true,
    description:
      '`amountLoanDisbursements` divided by `countLoanDisbursements`. Null when there are no such transactions, and without Insights.',
  })
  @DataClass('report')
  avgLoanDisbursement!: number | null;

  @Extensions(FROM_CATEGORIES)
  @Field((_type) => [MonthlyAmount], {
    nullable: true,
    description:
      '`amountLoanDisbursements` by month, oldest first. Empty when there are no LOAN_DISBURSEMENTS transactions. Null without Insights.',
  })
  loanDisbursementMonthlySummary!: readonly MonthlyAmountModel[] | null;

  @Extensions(FROM_CATEGORIES)
  @Field((_type) => Int, {
    nullable: true,
    description:
      'Number of days from the latest LOAN_DISBURSEMENTS transaction, on or before `asOf`, to `asOf`. 0 is the same day. Null when there is no such transaction, and without Insights.',
  })
  @DataClass('report')
  daysSinceLoanDisbursement!: number | null;

  @Extensions(FROM_CATEGORIES)
  @Field((_type) => Int, {
    nullable: true,
    description: 'Number of LOAN_PAYMENTS transactions. Null without Insights.',
  })
  @DataClass('report')
  countLoanPayments!: number | null;

  @Extensions(FROM_CATEGORIES)
  @Field((_type) => Float, {
    nullable: true,
    description:
      'Sum of the LOAN_PAYMENTS transactions. Positive is money that the borrower paid. 0 when there are no such transactions. Null without Insights.',
  })
  @DataClass('report')
  amountLoanPayments!: number | null;

  @Extensions(FROM_CATEGORIES)
  @Field((_type) => Float, {
    nullable: true,
    description:
      'Lowest amount of a LOAN_PAYMENTS transaction. A returned payment is negative. Null when there are no such transactions, and without Insights.',
  })
  @DataClass('report')
  minLoanPayments!: number | null;

  @Extensions(FROM_CATEGORIES)
  @Field((_type) => Float, {
    nullable: true,
    description:
      'Highest amount of a LOAN_PAYMENTS transaction. Null when there are no such transactions, and without Insights.',
  })
  @DataClass('report')
  maxLoanPayments!: number | null;

  @Extensions(FROM_CATEGORIES)
  @Field((_type) => Float, {
    nullable: true,
    description:
      '`amountLoanPayments` divided by `countLoanPayments`. Null when there are no such transactions, and without Insights.',
  })
  @DataClass('report')
  avgLoanPayment!: number | null;

  @Extensions(FROM_CATEGORIES)
  @Field((_type) => [MonthlyAmount], {
    nullable: true,
    description:
      '`amountLoanPayments` by month, oldest first. Empty when there are no LOAN_PAYMENTS transactions. Null without Insights.',
  })
  loanPaymentMonthlySummary!: readonly MonthlyAmountModel[] | null;

  @Extensions(FROM_CATEGORIES)
  @Field((_type) => Int, {
    nullable: true,
    description:
      'Number of days from the latest LOAN_PAYMENTS transaction, on or before `asOf`, to `asOf`. 0 is the same day. Null when there is no such transaction, and without Insights.',
  })
  @DataClass('report')
  daysSinceLoanPayment!: number | null;
}
