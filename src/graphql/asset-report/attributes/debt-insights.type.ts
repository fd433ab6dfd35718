import { Extensions, Field, Float, Int, ObjectType } from 'type-graphql';
import type { DebtInsights as DebtInsightsModel } from '../../../model/attributes/debt-insights.js';
import type { MonthlyAmount as MonthlyAmountModel } from '../../../model/attributes/monthly-amount.js';
import { DataClass } from '../../access/data-class.js';
import { FROM_CATEGORIES } from '../computed-from.js';
import { MonthlyAmount } from './monthly-amount.type.js';

@ObjectType({
  simpleResolvers: true,
  description:
    'Loans, by the primary credit category of transactions: LOAN_DISBURSEMENTS is money from lenders, and so negative; LOAN_PAYMENTS is money to lenders, card payments among it, and so positive. What goes the other way in a category, such as a returned payment, counts and is taken off. Of a report, depository accounts only, so that a card payment does not meet itself on the card. All null without Insights, and where Plaid has put no transaction in a category at all.',
})
export class DebtInsightsAttributes implements DebtInsightsModel {
  @Extensions(FROM_CATEGORIES)
  @Field((_type) => Int, {
    nullable: true,
    description: 'How many LOAN_DISBURSEMENTS transactions there are. Null without Insights.',
  })
  @DataClass('report')
  countLoanDisbursements!: number | null;

  @Extensions(FROM_CATEGORIES)
  @Field((_type) => Float, {
    nullable: true,
    description:
      'What the LOAN_DISBURSEMENTS transactions add up to; negative is money that came in. 0 where there are none. Null without Insights.',
  })
  @DataClass('report')
  amountLoanDisbursements!: number | null;

  @Extensions(FROM_CATEGORIES)
  @Field((_type) => Float, {
    nullable: true,
    description:
      'The LOAN_DISBURSEMENTS transaction that brought the least, as its amount: the one nearest to zero, or above it. Null where there are none, and without Insights.',
  })
  @DataClass('report')
  minLoanDisbursements!: number | null;

  @Extensions(FROM_CATEGORIES)
  @Field((_type) => Float, {
    nullable: true,
    description:
      'The LOAN_DISBURSEMENTS transaction that brought the most, as its amount: of -300 and -5000, -5000. Null where there are none, and without Insights.',
  })
  @DataClass('report')
  maxLoanDisbursements!: number | null;

  @Extensions(FROM_CATEGORIES)
  @Field((_type) => Float, {
    nullable: true,
    description:
      '`amountLoanDisbursements` divided by `countLoanDisbursements`. Null where there are none, and without Insights.',
  })
  @DataClass('report')
  avgLoanDisbursement!: number | null;

  @Extensions(FROM_CATEGORIES)
  @Field((_type) => [MonthlyAmount], {
    nullable: true,
    description:
      '`amountLoanDisbursements` month by month, oldest first. Empty where there are no LOAN_DISBURSEMENTS transactions. Null without Insights.',
  })
  loanDisbursementMonthlySummary!: readonly MonthlyAmountModel[] | null;

  @Extensions(FROM_CATEGORIES)
  @Field((_type) => Int, {
    nullable: true,
    description:
      'Days from the latest LOAN_DISBURSEMENTS transaction, on or before `asOf`, to `asOf`; 0 is that day. Null where there is none, and without Insights.',
  })
  @DataClass('report')
  daysSinceLoanDisbursement!: number | null;

  @Extensions(FROM_CATEGORIES)
  @Field((_type) => Int, {
    nullable: true,
    description: 'How many LOAN_PAYMENTS transactions there are. Null without Insights.',
  })
  @DataClass('report')
  countLoanPayments!: number | null;

  @Extensions(FROM_CATEGORIES)
  @Field((_type) => Float, {
    nullable: true,
    description:
      'What the LOAN_PAYMENTS transactions add up to; positive was paid. 0 where there are none. Null without Insights.',
  })
  @DataClass('report')
  amountLoanPayments!: number | null;

  @Extensions(FROM_CATEGORIES)
  @Field((_type) => Float, {
    nullable: true,
    description:
      'The smallest amount of a LOAN_PAYMENTS transaction; a returned payment is below zero. Null where there are none, and without Insights.',
  })
  @DataClass('report')
  minLoanPayments!: number | null;

  @Extensions(FROM_CATEGORIES)
  @Field((_type) => Float, {
    nullable: true,
    description:
      'The largest amount of a LOAN_PAYMENTS transaction. Null where there are none, and without Insights.',
  })
  @DataClass('report')
  maxLoanPayments!: number | null;

  @Extensions(FROM_CATEGORIES)
  @Field((_type) => Float, {
    nullable: true,
    description:
      '`amountLoanPayments` divided by `countLoanPayments`. Null where there are none, and without Insights.',
  })
  @DataClass('report')
  avgLoanPayment!: number | null;

  @Extensions(FROM_CATEGORIES)
  @Field((_type) => [MonthlyAmount], {
    nullable: true,
    description:
      '`amountLoanPayments` month by month, oldest first. Empty where there are no LOAN_PAYMENTS transactions. Null without Insights.',
  })
  loanPaymentMonthlySummary!: readonly MonthlyAmountModel[] | null;

  @Extensions(FROM_CATEGORIES)
  @Field((_type) => Int, {
    nullable: true,
    description:
      'Days from the latest LOAN_PAYMENTS transaction, on or before `asOf`, to `asOf`; 0 is that day. Null where there is none, and without Insights.',
  })
  @DataClass('report')
  daysSinceLoanPayment!: number | null;
}
